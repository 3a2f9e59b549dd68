"""The page in a real browser, from disk: click and keys go both ways, the text is exact, nothing hostile runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from onrecord.surfaces.exports.atomic import write_whole
from onrecord.surfaces.exports.html_index import INDEX_NAME, IndexFile, index_row
from onrecord.surfaces.exports.html_page import record_page
from onrecord.types import Claim, Record, Span, Speaker, Story
from onrecord.types.markup import event_marks
from tests.browser.chromium import chromium, log, media
from tests.surfaces import desk

PHONE = {"width": 390, "height": 780, "deviceScaleFactor": 2, "mobile": True}


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with chromium(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def depot(chrome: Chrome, tmp_path: Path) -> Iterator[Chrome]:
    """The browser on the page of the depot story, which has events; its console must have stayed silent."""
    show(chrome, tmp_path, desk.record("depot"))
    yield chrome
    assert log(chrome, "browser") == []


@pytest.fixture
def page(chrome: Chrome, tmp_path: Path) -> Iterator[Chrome]:
    """The browser on the page of the harbour story; afterwards, its console must have stayed silent."""
    show(chrome, tmp_path, desk.record("harbour"))
    yield chrome
    assert log(chrome, "browser") == []


def show(chrome: Chrome, folder: Path, record: Record) -> None:
    write_whole(folder / "page.html", record_page(record, index=INDEX_NAME))
    chrome.get("about:blank")
    chrome.get((folder / "page.html").as_uri())


def card(chrome: Chrome, name: str) -> WebElement:
    return chrome.find_element(By.ID, name)


def active(chrome: Chrome) -> dict[str, str]:
    return chrome.execute_script("return {...document.activeElement.dataset}")  # type: ignore[no-any-return]


def lit(chrome: Chrome, role: str = "") -> str:
    """Return the words that stand out in the text, those of one role or all."""
    script = "return [...document.querySelectorAll(arguments[0])].map((run) => run.textContent).join('|')"
    return str(chrome.execute_script(script, f"#text .on{f'-{role}' if role else ''}"))


def in_view(chrome: Chrome, selector: str) -> bool:
    """Tell whether the middle of the element is on the screen with nothing over it."""
    script = """
        const element = document.querySelector(arguments[0]), box = element.getClientRects()[0];
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return top !== null && (element.contains(top) || top.contains(element) && top.tagName !== "HTML");"""
    return bool(chrome.execute_script(script, selector))


def test_clicking_a_claim_moves_the_focus_to_its_words_and_lights_them(page: Chrome) -> None:
    card(page, "c2").find_element(By.TAG_NAME, "blockquote").click()
    assert "c2" in active(page)["claims"].split()
    assert lit(page, "speaker") == "Transport Minister Kofi Mensah"
    assert lit(page, "cue") == "denied"
    assert lit(page, "content") == "the government had sold the eastern docks"
    assert in_view(page, "#text .on-cue")
    assert card(page, "c2").get_attribute("aria-current") == "true"


def test_clicking_words_moves_the_focus_to_their_claim(page: Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, "#text [data-anchor~=c7]").click()
    assert active(page)["id"] == "c7"
    assert in_view(page, "#c7")
    assert lit(page, "content") == "The sale|be worth 40 million crowns"


def test_clicking_the_same_words_again_steps_from_the_inner_claim_to_the_outer(page: Chrome) -> None:
    words = page.find_element(By.XPATH, "//*[@id='text']//span[contains(., 'already have signed')][@data-claims]")
    chosen = []
    for _ in range(3):
        words.click()
        chosen.append(active(page)["id"])
    assert chosen == ["c5", "c4", "c5"]


def test_clicking_elsewhere_in_the_text_lets_go(page: Chrome) -> None:
    card(page, "c2").find_element(By.TAG_NAME, "blockquote").click()
    page.find_element(By.CSS_SELECTOR, "#text .byline").click()
    assert lit(page) == ""


def test_the_keyboard_alone_goes_both_ways_and_through_the_claims(page: Chrome) -> None:
    page.execute_script("arguments[0].focus()", card(page, "c1"))
    keys = ActionChains(page)
    keys.send_keys(Keys.ARROW_DOWN).perform()
    assert active(page)["id"] == "c2"
    keys.send_keys(Keys.ENTER).perform()
    assert "c2" in active(page)["anchor"].split()
    keys.send_keys("j").perform()
    assert lit(page, "cue") == "accused"
    assert "c3" in active(page)["anchor"].split()
    keys.send_keys(Keys.ENTER).perform()
    assert active(page)["id"] == "c3"
    keys.send_keys(Keys.ESCAPE).perform()
    assert lit(page) == ""


def test_every_claim_can_be_reached_with_the_tab_key_in_the_text(page: Chrome) -> None:
    script = (
        "return [...document.querySelectorAll('#text [tabindex=\"0\"]')].map((run) => run.dataset.anchor).join(' ')"
    )
    reached = set(str(page.execute_script(script)).split())
    assert {claim.id for claim in desk.record("harbour").claims[1:]} <= reached


def test_reasons_are_shown_when_asked_for(page: Chrome) -> None:
    reasons = card(page, "c2").find_element(By.CSS_SELECTOR, ".why ul")
    assert not reasons.is_displayed()
    card(page, "c2").find_element(By.TAG_NAME, "summary").click()
    assert reasons.is_displayed()
    assert "The act is deny" in reasons.text


@pytest.mark.parametrize(
    ("choice", "value", "left"),
    [
        ("act", "say", ["c1", "c4", "c5", "c6"]),
        ("polarity", "denied", ["c2"]),
        ("speaker", "Kofi Mensah", ["c2", "c3"]),
    ],
)
def test_each_filter_leaves_just_its_claims_in_the_list_and_in_the_text(
    page: Chrome, choice: str, value: str, left: list[str]
) -> None:
    Select(page.find_element(By.CSS_SELECTOR, f"[data-filter={choice}]")).select_by_value(value)
    shown = [one.get_attribute("id") for one in page.find_elements(By.CSS_SELECTOR, ".claim") if one.is_displayed()]
    assert shown == left
    assert page.find_element(By.ID, "count").text == f"{len(left)} of 7"
    for run in page.find_elements(By.CSS_SELECTOR, "#text [data-claims]"):
        ids = set((run.get_attribute("data-claims") or "").split())
        off = "off" in (run.get_attribute("class") or "").split()
        assert off is not bool(ids & {*left, "g1"})
    page.find_element(By.ID, "reset").click()
    assert page.find_element(By.ID, "count").text == "7"


def test_the_address_of_a_claim_opens_the_page_there(page: Chrome) -> None:
    page.get(page.current_url + "#c6")
    assert active(page)["id"] == "c6"
    words = lit(page, "content").replace("|", "")
    assert words == "We will stay out until they open the books,Nobody here believes a word of it."


def test_it_follows_light_and_dark_and_the_button_changes_them(page: Chrome) -> None:
    def paper() -> str:
        return str(page.execute_script("return getComputedStyle(document.body).backgroundColor"))

    light = paper()
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", media("dark"))
    dark = paper()
    page.find_element(By.ID, "theme").click()
    assert paper() == light != dark
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", media("light"))


def test_on_a_phone_nothing_sticks_out_and_text_and_claim_are_seen_at_once(page: Chrome) -> None:
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    try:
        width = page.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1] == PHONE["width"]
        card(page, "c6").find_element(By.TAG_NAME, "blockquote").click()
        assert in_view(page, "#text .on-content")
        assert in_view(page, "#c6 .name")
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_clicking_an_event_lights_its_trigger_and_each_role_and_not_its_claim(depot: Chrome) -> None:
    card(depot, "e10").find_element(By.CSS_SELECTOR, ".trigger").click()
    assert "e10" in active(depot)["claims"].split()
    assert lit(depot, "trigger") == "accused"
    assert lit(depot, "actor") == "Pell"
    assert lit(depot, "recipient") == "the front"
    assert (lit(depot, "cue"), lit(depot, "content")) == ("", "")
    assert in_view(depot, "#text .on-trigger")
    assert card(depot, "e10").get_attribute("aria-current") == "true"
    assert card(depot, "c0").get_attribute("aria-current") is None


def test_clicking_a_trigger_moves_to_its_event_and_again_to_the_claim_around_it(depot: Chrome) -> None:
    words = depot.find_element(By.CSS_SELECTOR, "#text .in-trigger[data-anchor~=e5]")
    chosen = []
    for _ in range(3):
        words.click()
        chosen.append(active(depot)["id"])
    assert chosen == ["e5", "c2", "e5"]
    assert in_view(depot, "#e5 .trigger")
    assert lit(depot, "recipient") == "the Veld Front"


def test_the_keyboard_alone_reaches_every_event_and_goes_both_ways(depot: Chrome) -> None:
    script = (
        "return [...document.querySelectorAll('#text [tabindex=\"0\"]')].map((run) => run.dataset.anchor).join(' ')"
    )
    reached = set(str(depot.execute_script(script)).split())
    assert {event.id for event in desk.record("depot").events} <= reached
    depot.execute_script("arguments[0].focus()", card(depot, "c2"))
    keys = ActionChains(depot)
    keys.send_keys("j").perform()
    assert active(depot)["id"] == "e5"
    keys.send_keys(Keys.ENTER).perform()
    assert "e5" in active(depot)["anchor"].split()
    keys.send_keys(Keys.ENTER).perform()
    assert active(depot)["id"] == "e5"
    keys.send_keys("j").perform()
    assert active(depot)["id"] == "c3"


def test_folded_events_are_unfolded_when_their_words_are_selected(chrome: Chrome, tmp_path: Path) -> None:
    record = desk.record("depot")
    # All events in the narrator's claim: more than are shown at once.
    show(chrome, tmp_path, replace(record, events=tuple(replace(event, claim="c0") for event in record.events)))
    assert not card(chrome, "e14").is_displayed()
    chrome.find_element(By.CSS_SELECTOR, "#text .in-trigger[data-anchor~=e14]").click()
    assert card(chrome, "e14").is_displayed()
    assert active(chrome)["id"] == "e14"
    assert log(chrome, "browser") == []


def test_the_status_filter_leaves_just_its_events_with_their_claims(depot: Chrome) -> None:
    Select(depot.find_element(By.CSS_SELECTOR, "[data-filter=status]")).select_by_value("negated")
    shown = [one.get_attribute("id") for one in depot.find_elements(By.CSS_SELECTOR, ".card") if one.is_displayed()]
    assert shown == ["c1", "e2", "c2", "e5"]
    triggers = depot.find_elements(By.CSS_SELECTOR, "#text .in-trigger:not(.quiet)")
    assert [run.text for run in triggers] == ["arming", "supplying"]
    shapes = [run.value_of_css_property("border-bottom-style") for run in triggers]
    assert shapes == ["solid", "solid"]
    assert (
        depot.find_element(By.CSS_SELECTOR, "#text [data-anchor~=e4]").value_of_css_property("border-bottom-width")
        == "0px"
    )
    depot.find_element(By.ID, "reset").click()
    assert all(one.is_displayed() for one in depot.find_elements(By.CSS_SELECTOR, ".card"))


def test_each_status_is_told_apart_by_shape_as_well_as_by_colour_in_light_and_dark(depot: Chrome) -> None:
    script = """
        return [...document.querySelectorAll(".legend .in-trigger")].map((run) => {
          const style = getComputedStyle(run), before = getComputedStyle(run, "::before");
          return [style.borderBottomStyle + before.content + style.textDecorationLine, style.borderBottomColor];
        })"""
    for scheme in ("light", "dark"):
        depot.execute_cdp_cmd("Emulation.setEmulatedMedia", media(scheme))
        looks = depot.execute_script(script)
        assert len(looks) == 6
        assert len({shape for shape, _ in looks}) == 6
        assert len({colour for _, colour in looks}) == 6
    depot.execute_cdp_cmd("Emulation.setEmulatedMedia", media("light"))
    assert card(depot, "e5").find_element(By.CSS_SELECTOR, ".status").text == "negated"


def test_on_a_phone_an_event_and_its_words_are_seen_at_once_and_nothing_sticks_out(depot: Chrome) -> None:
    depot.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    try:
        width = depot.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1] == PHONE["width"]
        words = depot.find_element(By.CSS_SELECTOR, "#text .in-trigger[data-anchor~=e13]")
        depot.execute_script("arguments[0].scrollIntoView({block: 'start'})", words)
        depot.execute_script("scrollBy(0, -150)")
        words.click()
        assert in_view(depot, "#e13 .trigger")
        card(depot, "e13").find_element(By.CSS_SELECTOR, ".trigger").click()
        assert in_view(depot, "#text .on-trigger")
    finally:
        depot.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


ODD = (
    "👩🏽‍🏭 e\u0301\u00a0🏴󠁧󠁢󠁥󠁮󠁧󠁿\t\u200d\u200f\u202eab\u202c\r\n\x0b\x0c\x1b\x7f\x85\x9b"
    "\ufffe\U0010ffff <&>\"' 𝔸𝔹\n  two  spaces"
)


@pytest.mark.parametrize("name", [*desk.names(), "odd"])
def test_every_span_is_its_text_in_the_browser_counted_in_code_points(
    chrome: Chrome, tmp_path: Path, name: str
) -> None:
    record = _odd_record() if name == "odd" else desk.record(name)
    show(chrome, tmp_path, record)
    text = "Array.from(document.getElementById('text').textContent)"
    assert chrome.execute_script(f"return {text}.join('')") == record.story.text
    for claim in record.claims:
        for span in (*claim.speaker.spans, *claim.cue, *claim.content):
            script = f"return {text}.slice(arguments[0], arguments[1]).join('')"
            assert chrome.execute_script(script, span.start, span.end) == span.text
    for mark in event_marks(record.events):
        shown = chrome.execute_script(f"return {text}.slice(arguments[0], arguments[1]).join('')", mark.start, mark.end)
        assert shown == record.story.text[mark.start : mark.end]
    assert log(chrome, "browser") == []


def _odd_record() -> Record:
    """A record with a claim on every third character of the oddest text that a story may hold."""
    claims = tuple(
        Claim(
            id=f"c{at}",
            speaker=Speaker(kind="person", name=ODD),
            cue=(Span.in_text(ODD, at, at + 1),),
            content=(Span.in_text(ODD, at, len(ODD)),),
        )
        for at in range(0, len(ODD) - 1, 3)
    )
    return Record(story=Story(id="0" * 16, text=ODD, parts=(), title=ODD), claims=claims)


@pytest.mark.parametrize("name", ["hostile", "hostile-events"])
def test_nothing_hostile_in_a_story_runs(chrome: Chrome, tmp_path: Path, name: str) -> None:
    show(chrome, tmp_path, desk.record(name))
    for run in chrome.find_elements(By.CSS_SELECTOR, "#text [data-claims]"):
        if run.is_displayed():
            chrome.execute_script("arguments[0].click()", run)
    for summary in chrome.find_elements(By.TAG_NAME, "summary"):
        chrome.execute_script("arguments[0].click()", summary)
    assert chrome.execute_script("return window.ran") is None
    assert chrome.find_element(By.ID, "text").is_displayed(), "no style of the story's applies"
    assert chrome.execute_script("return document.querySelectorAll('script, style, img, svg, iframe').length") == 2
    assert log(chrome, "browser") == [], "the policy had nothing to stop: the story's markup is text"


def test_the_policy_would_stop_what_got_into_the_page_all_the_same(chrome: Chrome, tmp_path: Path) -> None:
    html = record_page(desk.record("harbour"))
    bad = "<script>window.ran = 1</script><img src='data:,' onerror='window.ran = 2'><img src='https://example.com/x'>"
    write_whole(tmp_path / "page.html", html.replace("</main>", f"{bad}</main>"))
    chrome.get((tmp_path / "page.html").as_uri())
    assert chrome.execute_script("return window.ran") is None
    told = " ".join(entry["message"] for entry in log(chrome, "browser"))
    assert "Content Security Policy" in told
    assert "https://example.com/x" in told


def test_no_page_asks_for_anything_but_itself(chrome: Chrome, tmp_path: Path) -> None:
    show(chrome, tmp_path, desk.record("harbour"))
    log(chrome, "performance")
    chrome.refresh()
    asked = [_request(entry) for entry in log(chrome, "performance")]
    urls = {url for url in asked if url and not url.startswith("data:")}
    assert urls == {(tmp_path / "page.html").as_uri()}


def _request(entry: dict[str, Any]) -> str:
    message = json.loads(entry["message"])["message"]
    if message["method"] != "Network.requestWillBeSent":
        return ""
    return str(message["params"]["request"]["url"])


def test_the_list_of_stories_finds_and_leads_to_each_page(chrome: Chrome, tmp_path: Path) -> None:
    with IndexFile(tmp_path) as index:
        for name in desk.names():
            row = index_row(desk.record(name), f"{name}.txt")
            write_whole(tmp_path / row.page, record_page(desk.record(name), index=INDEX_NAME))
            index.add(row)
    chrome.get((tmp_path / INDEX_NAME).as_uri())
    chrome.find_element(By.ID, "find").send_keys("harbour union")
    links = [link for link in chrome.find_elements(By.CSS_SELECTOR, ".story a") if link.is_displayed()]
    assert [link.text for link in links] == [desk.record("harbour").story.title]
    links[0].click()
    assert chrome.find_element(By.ID, "c2").is_displayed()
    chrome.find_element(By.CSS_SELECTOR, ".back").click()
    assert chrome.current_url.endswith(INDEX_NAME)
    assert chrome.execute_script("return window.ran") is None
    assert log(chrome, "browser") == []
