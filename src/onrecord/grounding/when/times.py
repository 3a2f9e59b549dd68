"""The times of a story: every expression placed on the calendar, and the one that dates an event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from onrecord.claims.tree import Tree
from onrecord.grounding.when.attach import Dated, dating
from onrecord.grounding.when.bounds import Ahead, Bounded
from onrecord.grounding.when.calendar import Period
from onrecord.grounding.when.clauses import clause_of, compares, perfect
from onrecord.grounding.when.direction import PERHAPS, direction_of
from onrecord.grounding.when.meaning import FUTURE, PAST, UNKNOWN, Fixed, Frame, Meaning, Unplaced
from onrecord.grounding.when.named import Named, Weekday
from onrecord.grounding.when.parts import Stretch
from onrecord.grounding.when.placing import Anchor, place
from onrecord.grounding.when.reckoned import Shift, Turn
from onrecord.grounding.when.recognise import Expression, expressions
from onrecord.tables import table
from onrecord.types import Event, Published, Reason, Span, Story, TokenRange
from onrecord.types.when import When

_NEAR = 5  # words after "two days after" in which the event stands
_BACK = 3  # sentences back in which "the next day" looks for the day
_FAR = 4  # years from the story's own from which a sentence is taken to move on in another year; a text, twice that
_LIFE, _LONG = 50, 30  # what is so many years ago keeps its year for so many sentences: a life that is told
_MONTH = 45  # days from which on a time is too long for "the next day"
_DASHES = (" - ", " – ", " — ")
_TO_NOW = frozenset(("happened", "ongoing", "negated"))
_FROM_NOW = frozenset(("planned", "asked", "possible"))
_TO_COME = frozenset(("planned", "asked"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An expression in its story: its words, head word, sentence, frame, and what it comes to."""

    found: Expression
    span: Span
    head: int
    sentence: int
    frame: Frame
    why: tuple[Reason, ...]
    when: When


class Times:
    """The times that a story tells.

    Args:
        tree: the tree of the story's reading.
        story: the story; relative times are reckoned from its published date, be it a day, an interval or some days.
            Where that is unknown they stay unresolved, and say so.
    """

    def __init__(self, tree: Tree, story: Story) -> None:
        self._tree = tree
        self._story = story
        self._anchor = Anchor.of(story.published)
        self._starts = [token.start for token in tree.tokens]
        self._told: list[_Told] = []
        self._days_of: dict[str, Period] = {}
        found = [one for part in story.parts for one in expressions(story.text, part.start, part.end)]
        self._only_year = _only_year(found)
        for one in found:
            self._tell(one)

    @cached_property
    def all(self) -> tuple[When, ...]:
        """Every time expression of the story, in the order of the text, placed or with the reason why not."""
        return tuple(told.when for told in self._told)

    def of(self, event: Event, trigger_at: int) -> When | None:
        """Return the time that dates an event, or None where the story gives it none.

        A bounding word counts here: "since 2014" goes on to the story's day, "by Friday" begins with it for what is
        still to come, and has no first day for what is past.

        Args:
            event: the event; its status says whether a day is to come.
            trigger_at: index of its trigger among the reading's tokens.
        """
        near = [
            Dated(number=number, start=told.span.start, end=told.span.end, head=told.head)
            for number, told in enumerate(self._told)
            if told.head >= 0 and told.sentence == self._tree.tokens[trigger_at].sentence
        ]
        near = [time for time in near if not self._aside(self._told[time.number], trigger_at)]
        beside = [time for time in near if self._clause(self._told[time.number]) == trigger_at]
        if beside:  # "recaptured it on Monday, two days after rebels had overrun it": the words date the overrunning
            why = Reason(decision="when:attached", by="rule:clause", words=self._tree.tokens[trigger_at].text)
            return self._dated(self._told[beside[0].number], event.status, trigger_at, why)
        while near:
            number, reason = dating(self._tree, near, event, trigger_at)
            if number is None or reason is None:
                return None
            when = self._dated(self._told[number], event.status, trigger_at, reason)
            if not self._contradicts(when, event, self._told[number], trigger_at, others=len(near) > 1):
                return when
            near = [time for time in near if time.number != number]
        return None

    def untold(self, event: Event) -> When | None:
        """Return the words that the model takes for an event's time where they hold no time that is known here."""
        words = event.when
        return None if words is None or any(one.span.overlaps(words.span) for one in self._told) else words

    def _contradicts(self, when: When, event: Event, told: _Told, trigger_at: int, *, others: bool) -> bool:
        """Tell whether a time to come is not the time of what has happened, but of what that is about.

        "Signed an agreement today on a voyage in 2027", "designated Nov. 18 as a holiday".
        """
        last = self._story.published.end
        if event.status != "happened" or last is None or when.start is None or when.start <= last:
            return False
        about = self._tree.tokens[told.head].head == trigger_at and self._tree.relation(told.head) == "obj"
        return others or about

    def _aside(self, told: _Told, trigger_at: int) -> bool:
        """Tell whether a time dates nothing here: of a comparison, of a dateline, or of a noun that did something."""
        tree, head = self._tree, told.head
        if compares(tree, head, length=told.found.meaning.kind == "DURATION"):
            return True
        after = self._story.text[told.span.end : told.span.end + 3]
        if after in _DASHES and not self._story.text[: told.span.start].rsplit("\n", 1)[-1].strip():
            return True  # "March 4 - A storm ..."
        if self._is_tenure(told, trigger_at):
            return True
        by = isinstance(told.found.bound, Bounded) and told.found.bound.bound == "by"
        return by and tree.tokens[head].deprel == "nmod:poss" and tree.tokens[head].head != trigger_at

    def _is_tenure(self, told: _Told, trigger_at: int) -> bool:
        """Tell whether a time is that of someone's office: "the premier until March 2023, has promised"."""
        at, bound = self._tree.tokens[told.head].head, told.found.bound
        if at < 0 or at == trigger_at or not isinstance(bound, Bounded) or self._tree.tokens[at].upos != "NOUN":
            return False
        return self._tree.relation(at) in ("appos", "nsubj") and bound.bound in ("until", "since", "between")

    def _clause(self, told: _Told) -> int:
        """Return the verb of the clause that "two days after" opens, or -1."""
        bound = told.found.bound
        if not (isinstance(bound, Shift) and bound.base == "event"):
            return -1
        return clause_of(self._tree, bisect_right(self._starts, told.found.bound_end - 1) - 1)

    def _tied(self, told: _Told, trigger_at: int) -> Meaning | None:
        """Return what "a day after" comes to by the time of the other clause of its sentence, if that has one."""
        bound, clause = told.found.bound, self._clause(told)
        if not isinstance(bound, Shift) or clause < 0:
            return None
        inner = trigger_at == clause or (trigger_at > clause and clause in self._tree.ancestors(trigger_at))
        others = [one for one in self._told if one.sentence == told.sentence and one is not told and one.when.start]
        others = [one for one in others if one.when.end and one.when.kind in ("DATE", "TIME")]
        within = [clause in self._tree.ancestors(one.head) for one in others]
        fitting = [one for one, inside in zip(others, within, strict=True) if inside != inner]
        fitting = [one for one in fitting if not inner or one.span.start < told.span.start]
        if not fitting:
            return None
        when = min(fitting, key=lambda one: abs(one.span.start - told.span.start)).when
        period = Period(start=when.start, end=when.end, unit=when.granularity)
        of = Fixed(period=period, level="day" if when.start == when.end else when.granularity)
        return replace(bound, of=of, sign=-bound.sign if inner else bound.sign, base="clause")

    def _tell(self, found: Expression) -> None:
        first = bisect_right(self._starts, found.start) - 1
        last = bisect_left(self._starts, found.end)
        inside = first >= 0 and first < last and self._tree.tokens[first].end > found.start
        if inside and self._is_name(first, last, found):
            return
        head = self._tree.head_of(TokenRange(first=first, last=last)) if inside else -1
        sentence = self._tree.tokens[first].sentence if inside else -1
        way, words = direction_of(self._tree, head, dated=found.meaning.kind != "DURATION") if inside else (UNKNOWN, "")
        if way == PERHAPS:
            way = UNKNOWN if isinstance(found.meaning, Named) else FUTURE
        frame = Frame(
            direction=way,
            mention=self._mention(sentence, found.meaning, way),
            year=self._year(found, sentence, way),
            event=self._event(found),
        )
        why = (Reason(decision=f"direction:{way}", by="rule:tense", words=words),) if way else ()
        span = Span.in_text(self._story.text, found.start, found.end)
        when = place(span, found.meaning, self._anchor, frame, why)
        self._note_event(head, when)
        self._told.append(_Told(found=found, span=span, head=head, sentence=sentence, frame=frame, why=why, when=when))

    def _note_event(self, head: int, when: When) -> None:
        """Keep the day of what a time hangs on: "the raid", and "took place" in "the raid took place on Nov. 3"."""
        if head < 0 or when.start is None or when.end is None or self._tree.tokens[head].head < 0:
            return
        above = self._tree.tokens[head].head
        period = Period(start=when.start, end=when.end, unit=when.granularity)
        for at in (above, *self._tree.children(above, "nsubj", "obj")):
            self._days_of.setdefault(self._tree.tokens[at].lemma, period)

    def _event(self, found: Expression) -> Period | None:
        """Return the day of the event that follows: of the raid in "two days after the raid", where it was told."""
        end = max(found.end, found.bound_end)
        first = bisect_left(self._starts, end)
        for token in self._tree.tokens[first : first + _NEAR]:
            if token.upos in ("NOUN", "VERB"):
                return self._days_of.get(token.lemma)
        return None

    def _is_name(self, first: int, last: int, found: Expression) -> bool:
        """Tell whether words are someone's name ("Theresa May"), or lie within one ("the Sunday Times")."""
        if any(token.text.isdigit() for token in self._tree.tokens[first:last]):
            return False
        for entity in self._tree.reading.entities:
            if entity.first >= last or entity.last <= first:
                continue
            wider = entity.first < first or entity.last > last
            if entity.kind == "person" and (isinstance(found.meaning, (Named, Weekday)) or not wider):
                return True
            if entity.kind == "organization" and wider and isinstance(found.meaning, (Named, Weekday, Turn, Unplaced)):
                return True
        return False

    def _mention(self, sentence: int, meaning: Meaning, way: str) -> Period | None:
        """Return the period told last before, not more than a few sentences back.

        "The next day" is not told from a year, nor is what is past told from what is still to come.
        """
        today = self._story.published.end
        for told in reversed(self._told):
            if sentence - told.sentence > _BACK:
                return None
            when = told.when
            if when.start and when.end and when.kind in ("DATE", "TIME") and when.timex3 != "PRESENT_REF":
                if meaning.level in ("day", "time") and (when.end - when.start).days > _MONTH:
                    continue
                if way == PAST and today and when.start > today:
                    continue
                return Period(start=when.start, end=when.end, unit=when.granularity)
        return None

    def _year(self, found: Expression, sentence: int, way: str) -> int | None:
        """Return the year in which the text moves here, where it is not near the story's own."""
        meaning = found.meaning.of if isinstance(found.meaning, Stretch) else found.meaning
        if not isinstance(meaning, Named):
            return None
        today = self._anchor.days[-1] if self._anchor.days else None
        if way == FUTURE:
            return self._year_to_come(sentence, today)
        if today is None and self._only_year is not None:
            return self._only_year
        for told in reversed(self._told):
            day = told.when.start
            long_ago = today is not None and day is not None and today.year - day.year > _LIFE
            if today is not None and sentence - told.sentence > (_LONG if long_ago else 3 * _BACK):
                return None
            if isinstance(told.found.bound, Bounded) and told.found.bound.last is None:
                continue  # "since 2016" goes on to now
            turned = told.found.meaning
            if told.when.basis == "published" and isinstance(turned, Named) and turned.turn:
                return None  # "last autumn" comes back to the story's own time
            if told.when.basis == "published" and isinstance(turned, Turn) and told.sentence != sentence:
                return None
            if day and told.when.basis in ("absolute", "mention") and told.when.granularity in ("year", "month", "day"):
                far = _FAR if told.sentence == sentence else 2 * _FAR
                moved = today is None or today.year - day.year >= far or (day.year > today.year and way == PAST)
                return day.year if moved else None
        return None

    def _year_to_come(self, sentence: int, today: date | None) -> int | None:
        """Return the year that the sentence has named for what is to come: "leaves in June 2026 and returns in May"."""
        for told in reversed(self._told):
            if told.sentence != sentence:
                return None
            day = told.when.start
            if today and day and day.year > today.year and told.when.granularity in ("month", "day"):
                return day.year
        return None

    def _modifies(self, told: _Told, trigger_at: int) -> bool:
        """Tell whether a time stands before the event's noun: "since Sunday's truce" dates the truce to the Sunday."""
        noun = self._tree.tokens[trigger_at].upos in ("NOUN", "PROPN")
        return noun and self._tree.tokens[told.head].head == trigger_at and trigger_at > told.head

    def _edge(self, told: _Told) -> Bounded | None:
        """Return the bound that a noun of that time sets: "since the invasion in February 2022" bounds by the month."""
        noun = self._tree.tokens[told.head].head
        for at in self._tree.children(noun, "case", "mark"):
            word = self._tree.tokens[at].text.lower()
            if word in ("since", "after", "until", "before"):
                return Bounded(bound=word, first=told.found.meaning)
        return None

    def _put_off(self, told: _Told) -> bool:
        """Tell whether a time is the new day of something: "the launch was postponed until March 4"."""
        at, bound = self._tree.tokens[told.head].head, told.found.bound
        until = isinstance(bound, Bounded) and bound.bound == "until"
        return until and at >= 0 and self._tree.tokens[at].lemma in table("time_directions")["postponing"]

    def _dated(self, told: _Told, status: str, trigger_at: int, why: Reason) -> When:
        """Return the When of an event's time: in the direction of its status, with its bounds."""
        found, span = told.found, told.span
        own = self._modifies(told, trigger_at) or (status in _TO_COME and self._put_off(told))
        bound = None if own else found.bound
        if why.by == "rule:within":
            bound = self._edge(told) or bound
        meaning: Meaning = self._tied(told, trigger_at) or bound or found.meaning
        if isinstance(bound, Ahead) and bound.how == "for" and status in ("happened", "negated"):
            meaning = bound if perfect(self._tree, told.head) else found.meaning  # "jailed for nine years" is a length
        to_come = status in _TO_COME or (status == "possible" and _is_limit(bound))
        way = FUTURE if to_come else told.frame.direction or (PAST if status == "happened" else UNKNOWN)
        reasons = (why, *told.why)
        if way != told.frame.direction:
            reasons = (why, Reason(decision=f"direction:{way}", by="rule:status", words=status))
        if bound is not None and not isinstance(bound, Ahead) and found.bound is not None:
            span = Span.in_text(self._story.text, found.bound_start, found.bound_end)
        when = place(span, meaning, self._anchor, replace(told.frame, direction=way), reasons)
        return _closed(when, self._story.published, status)


def _only_year(found: list[Expression]) -> int | None:
    """Return the year of all full dates of a story, if they have but one: without a published day, it is its year."""
    years = {one.meaning.year for one in found if isinstance(one.meaning, Named) and one.meaning.year is not None}
    years |= {
        one.meaning.first.year
        for one in found
        if isinstance(one.meaning, Bounded) and isinstance(one.meaning.first, Named) and one.meaning.first.year
    }
    return years.pop() if len(years) == 1 else None


def _is_limit(bound: Meaning | None) -> bool:
    """Tell whether a bound sets a term: "by Sunday", "within 48 hours"."""
    return isinstance(bound, Ahead) or (isinstance(bound, Bounded) and bound.bound in ("by", "until", "before"))


def _closed(when: When, published: Published, status: str) -> When:
    """Close an open end with the story's day: "since 2014" is up to now, and a plan "by Friday" begins now."""
    if when.state == "unresolved" or (when.start and when.end):
        return when
    if when.end is None and when.start and published.end and status in _TO_NOW and when.start <= published.end:
        return _between(when, when.start, published.end)
    if when.start is None and when.end and published.start and status in _FROM_NOW and published.start <= when.end:
        return _between(when, published.start, when.end)
    return when


def _between(when: When, start: date, end: date) -> When:
    return replace(when, start=start, end=end, edtf=f"{start}/{end}", granularity="interval")
