
"use strict";
// Finds rows by their words. Only reads the page and hides rows; makes no markup.
(() => {
  const field = document.getElementById("find");
  const count = document.getElementById("count");
  const rows = [...document.querySelectorAll("tbody tr")];
  field.addEventListener("input", () => {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const words = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => words.includes(word));
      if (!row.hidden) shown += 1;
    }
    count.textContent = wanted.length ? shown + " of " + rows.length : "";
  });
  field.closest(".find").hidden = false;
})();
