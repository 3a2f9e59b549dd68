
"use strict";
// Ties the marks in the text to the cards of claims and events beside it. Only reads the page and sets classes and focus; makes no markup.
(() => {
  const text = document.getElementById("text");
  const cards = [...document.querySelectorAll(".card[data-id]")];
  const cardOf = new Map(cards.map((card) => [card.dataset.id, card]));
  const runs = [...text.querySelectorAll("[data-claims]")];
  const runsOf = new Map();
  for (const run of runs) {
    for (const id of run.dataset.claims.split(" ")) {
      if (!runsOf.has(id)) runsOf.set(id, []);
      runsOf.get(id).push(run);
    }
  }
  const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  let current = null;
  let pressed = null; // the run that was last selected by, so that pressing it again steps outwards

  const isShown = (id) => cardOf.has(id) && !cardOf.get(id).hidden;
  const roleIn = (run, id) => run.dataset.roles.split(" ")[run.dataset.claims.split(" ").indexOf(id)];
  const anchorOf = (id) => {
    const own = runsOf.get(id) || [];
    return own.find((run) => (run.dataset.anchor || "").split(" ").includes(id)) || own[0];
  };

  function select(id) {
    if (current !== null) {
      cardOf.get(current)?.classList.remove("on");
      cardOf.get(current)?.removeAttribute("aria-current");
      for (const run of runsOf.get(current) || []) {
        run.classList.remove("on", ...[...run.classList].filter((name) => name.startsWith("on-")));
      }
    }
    current = id;
    text.classList.toggle("has-current", id !== null && runsOf.has(id));
    if (id === null) return;
    cardOf.get(id)?.classList.add("on");
    cardOf.get(id)?.setAttribute("aria-current", "true");
    for (const run of runsOf.get(id) || []) run.classList.add("on", "on-" + roleIn(run, id));
  }

  function toText(id) {
    select(id);
    pressed = null;
    const run = anchorOf(id);
    if (!run) return;
    run.focus({ preventScroll: true });
    run.scrollIntoView({ block: "center", behavior: smooth });
  }

  function toCard(id) {
    select(id);
    const card = cardOf.get(id);
    // An event's card may be folded away with the others of its claim.
    const fold = card.parentElement.closest("details");
    if (fold) fold.open = true;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest", behavior: smooth });
  }

  function press(run) {
    const ids = run.dataset.claims.split(" ").filter(isShown);
    if (ids.length === 0) return;
    const again = pressed === run && ids.includes(current);
    pressed = run;
    toCard(ids[again ? (ids.indexOf(current) + 1) % ids.length : 0]);
  }

  function step(by, inText) {
    const ids = cards.filter((card) => !card.hidden && (!inText || runsOf.has(card.dataset.id))).map((card) => card.dataset.id);
    if (ids.length === 0) return;
    const at = ids.indexOf(current);
    const next = ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : Math.min(Math.max(at + by, 0), ids.length - 1)];
    if (inText) toText(next);
    else toCard(next);
  }

  text.addEventListener("click", (event) => {
    const run = event.target.closest("[data-claims]");
    if (run && getSelection().isCollapsed) press(run);
    else if (!run) select(null);
  });
  for (const card of cards) {
    card.addEventListener("click", (event) => {
      if (event.target.closest(".card[data-id]") !== card) return; // an event's card lies within its claim's
      const link = event.target.closest("a[href^='#']");
      if (link) {
        event.preventDefault();
        const id = link.getAttribute("href").slice(1);
        if (cardOf.has(id)) toCard(id);
      } else if (!event.target.closest("summary, .why") && getSelection().isCollapsed) {
        toText(card.dataset.id);
      }
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("select, input, button, summary, a")) return;
    const run = event.target.closest("#text [data-claims]");
    const card = event.target.closest(".card[data-id]");
    const moves = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
    if (event.key === "Escape") {
      select(null);
    } else if (event.key in moves && (run || card || event.key.length === 1)) {
      if (event.target.dataset.id) select(event.target.dataset.id);
      step(moves[event.key], Boolean(run));
    } else if ((event.key === "Enter" || event.key === " ") && run) {
      const here = (run.dataset.anchor || "").split(" ").filter(isShown);
      const ids = run.dataset.claims.split(" ");
      if (ids.includes(current) && isShown(current)) toCard(current);
      else if (here.length > 0) toCard(here[0]);
      else press(run);
    } else if ((event.key === "Enter" || event.key === " ") && card === event.target && card) {
      toText(card.dataset.id);
    } else {
      return;
    }
    event.preventDefault();
  });

  const filters = document.getElementById("filters");
  const selects = [...filters.querySelectorAll("select")];
  const count = document.getElementById("count");
  function filter() {
    const claims = cards.filter((card) => card.classList.contains("claim"));
    const status = selects.find((choice) => choice.dataset.filter === "status")?.value || "";
    const wanted = selects.filter((choice) => choice.value !== "" && choice.dataset.filter !== "status");
    for (const card of claims) {
      const events = [...card.querySelectorAll(".event")];
      for (const event of events) event.hidden = status !== "" && event.dataset.status !== status;
      card.hidden = !wanted.every((choice) => card.dataset[choice.dataset.filter] === choice.value) ||
        (wanted.length > 0 && card.classList.contains("narrator")) ||
        (status !== "" && events.every((event) => event.hidden));
      for (const event of events) event.hidden ||= card.hidden;
      const fold = card.querySelector(".events-of");
      if (fold && status !== "") fold.open = true;
    }
    for (const run of runs) {
      const ids = run.dataset.claims.split(" ");
      run.classList.toggle("off", !ids.some(isShown));
      // A word of a claim that stays may be the trigger of an event that goes.
      run.classList.toggle("quiet", !ids.some((id) => isShown(id) && roleIn(run, id) === "trigger"));
    }
    const told = claims.filter((card) => !card.classList.contains("narrator"));
    const shown = told.filter((card) => !card.hidden).length;
    count.textContent = shown === told.length ? String(told.length) : shown + " of " + told.length;
    if (current !== null && !isShown(current)) select(null);
  }
  for (const choice of selects) choice.addEventListener("change", filter);
  document.getElementById("reset").addEventListener("click", () => {
    for (const choice of selects) choice.value = "";
    filter();
  });
  filters.hidden = false;

  const theme = document.getElementById("theme");
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const name = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
  theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; name(); });
  theme.hidden = false;
  name();

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (cardOf.has(id)) toCard(id);
  };
  addEventListener("hashchange", follow);
  follow();
})();
