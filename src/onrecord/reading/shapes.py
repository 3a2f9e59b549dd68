"""The shapes of tokens: one pattern whose alternatives are tried in order at each place of an unspaced chunk.

Every repetition that can fail after it has matched is bounded or possessive, so that the scan is linear in the length
of the chunk whatever stands in it.
"""

from __future__ import annotations

import re

# Combining marks, and signs without a width of their own: soft hyphen, joiners, directional marks, selectors.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
)
_WORD = rf"[\w{_MARKS}]"
_LETTER = r"[^\W\d_]"
_QUOTE = "['’]"
_CLITIC = r"(?:s|m|d|re|ve|ll)(?!\w)"

# Prefixes that stay with what follows the hyphen; every other hyphen is a token.
_PREFIXES = (
    "ante|anti|arch|bi|co|counter|cross|cyber|de|e|ex|extra|hyper|inter|intra|macro|mega|micro|mid|mini|multi|neo|non|"
    "mis|over|pan|post|pre|pro|pseudo|psycho|re|semi|socio|sub|super|trans|tri|u|ultra|un|uni"
)
# Measures that are a token of their own after a number: "5pm", "10km", "3.5bn".
_UNITS = (
    "am|pm|a\\.m|p\\.m|k|m|b|mm|cm|km|kms|ft|in|yd|mi|kg|kgs|g|mg|lb|lbs|oz|bn|mn|tn|mln|bln|trn|x|h|hr|hrs|min|mins|"
    "sec|secs|s(?=\\d)|kph|mph|kmh|knots|hz|khz|mhz|ghz|kw|mw|gw|kwh|mwh|gwh|mb|gb|tb|kb|p|c|f|°|persons|years|days"
)
_ENDINGS = (
    "com|org|net|gov|edu|mil|int|info|biz|io|co|uk|us|ca|au|nz|de|fr|it|es|nl|ch|se|no|fi|pl|ru|ua|cn|jp|kr|kp|in|ir|"
    "il|eu|tv|me|news|ai|app|html?|php|aspx?|pdf|docx?|xlsx?|pptx?|txt|csv|xml|json|jpe?g|png|gif|zip|exe|mp[34]|url"
)
_EMOJI = "[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]"

PIECE = re.compile(
    rf"""
    (?:https?|ftp|mailto):[^\s<>"“”]*[^\s<>"“”.,;:!?)\]}}'’]  # an address on the web
    | www\.[^\s<>"“”]*[^\s<>"“”.,;:!?)\]}}'’]
    | [\w.+%-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,8}}      # an address for mail
    | [@\#]{_LETTER}{_WORD}*+                                    # a name or a tag on social media
    | (?:[A-Za-z0-9_-]{{1,40}}\.){{1,5}}(?:{_ENDINGS}|{_ENDINGS.upper()})(?:/[^\s<>"“”,;]*[\w/])?(?![\w@])  # site, file
    | [a-z]{{2,20}}(?:\.[a-z-]{{2,20}}){{2,6}}(?![\w.])              # a newsgroup

    | [0-9\#*]\ufe0f?\u20e3                                     # a keycap
    | [\U0001f1e6-\U0001f1ff]{{2}}                               # a flag
    | {_EMOJI}(?:[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u20e3]|\u200d[^\s\w])*+

    | (?:\+?\d{{1,2}}-)?\d{{3}}[-/]\d{{3}}-\d{{4}}(?!\w)|\d{{3}}-\d{{4}}(?![\w-])  # a telephone number
    | \d{{1,2}}/\d{{1,2}}/\d{{2,4}}(?!\w)|\d{{1,2}}/\d\d(?![\w/])   # a date
    | \d{{4}}-\d\d-\d\d(?!\w)|\d{{1,2}}-\d{{1,2}}-\d{{4}}(?!\w)
    | \d+0{_QUOTE}s(?!\w)|(?<!\w){_QUOTE}\d\ds?(?![\w%])          # 1960's, '98
    | \d+(?:,\d{{3}})*+(?i:st|nd|rd|th|s)(?!\w)                   # 21st, 1990s
    | \d+(?:[.,:]\d+)*+(?=(?i:{_UNITS})(?!\w))
    | \d+(?:[.,:]\d+)*+(?!\w)|\d+(?:[.,]\d+)++
    | (?<![\w.])\.\d+(?!\w)

    | (?:Ph|M|B|D|Ed|Psy|LL)\.(?:Ds?|Sc|Phil|Ed|Eng|Litt|B|M)(?!\w)(?:\.(?!\.))?
    | {_LETTER}(?:\.{_LETTER})++(?!{_WORD}|[@])(?:\.(?!\.\.))?      # U.S., p.m
    | (?:US|HK|NZ|NT|AU|CA|A|C|S|R)\$
    | (?i:w/o(?:ut)?|[aclins]/(?:c|o|a|he)|b/[tc])(?!\w)|w/
    | [A-Z]{{1,5}}(?:&[A-Z]{{1,5}}){{1,4}}(?![\w&])|[a-z]&[a-z](?!\w)    # AT&T
    | (?<![\w-])(?i:{_PREFIXES})-[^\W_]{_WORD}*+(?:{_QUOTE}(?!{_CLITIC}){_LETTER}++)*+
    | {_LETTER}{{1,12}}?(?=(?i:n{_QUOTE}t)(?!\w))                 # do|n't
    | (?i:n{_QUOTE}t)(?!\w)
    | (?<=[^\s(\[“‘]){_QUOTE}(?i:{_CLITIC})|(?<!\S){_QUOTE}(?i:{_CLITIC})(?!\S)
    | (?<!\w){_QUOTE}(?i:em|til|n)(?!\w){_QUOTE}?
    | [^\W_]{_WORD}*+(?:{_QUOTE}(?!(?i:{_CLITIC})){_LETTER}++)*+  # a word: O'Hara, o'clock

    | (?<!\S)(?:[:;=]['’-]?[()DPp]|\(:|<3)(?=[.,!?]?(?!\S))      # :-)
    | \.{{2,}}+|…++|[!?]{{2,}}+|-{{2,}}+>?|[-=]{{1,30}}>|<[-=]{{1,30}}|–{{2,}}+|—{{2,}}+
    | (?:``|''|’’|‘‘|‘’)(?!(?i:{_CLITIC}))
    | ([*=~_+\#<>|^•·])\1++
    | [\s\S][{_MARKS}]*+
    """,
    re.VERBOSE,
)

# Words that are two tokens, and the length of the first.
CONTRACTIONS = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "lotta": 3, "outta": 3, "dunno": 2, "lemme": 3, "gimme": 3,
    "dont": 2, "doesnt": 4, "didnt": 3, "isnt": 2, "arent": 3, "wasnt": 3, "werent": 4, "hasnt": 3, "havent": 4,
    "hadnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "cant": 2, "wont": 2, "aint": 2,
    "ive": 1, "youre": 3, "theyre": 4, "thats": 4, "whats": 4,
    "y'all": 2, "c'mon": 3, "d'you": 2,
}  # fmt: skip
