// What the page can do without this script, it does without it: marks, cards, anchors, lighting.
// The script adds that a click on words brings the card of their innermost row into view, and it
// lights the rows of a very long page, whose number the style sheet does not reach.
"use strict";

const page = document.querySelector(".reading");
const cards = document.querySelector(".cards");
const rules = Number(page.dataset.rules);

function light(selector) {
  for (const each of page.querySelectorAll(".by-script")) each.classList.remove("by-script");
  if (selector) for (const each of page.querySelectorAll(selector)) each.classList.add("by-script");
}

// The words of a card or of a mentioned actor beyond the rules of the style sheet.
function wordsOf(item) {
  const found = item && /(?:^| )([cm])(\d+)(?: |$)/.exec(item.className);
  if (!found || Number(found[2]) < rules) return null;
  return found[1] === "c" ? `.r${found[2]}` : `.a${found[2]}`;
}

function cardOfAddress() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* not an address that we made */ }
  return id && document.getElementById(`card-${id}`);
}

function follow() {
  const card = cardOfAddress();
  light(wordsOf(card));
  if (!card || getComputedStyle(cards).overflowY !== "auto") return;
  const distance = card.getBoundingClientRect().top - cards.getBoundingClientRect().top;
  cards.scrollBy({ top: distance - 40, behavior: "instant" });
}

document.querySelector(".text").addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-card]");
  if (!mark || event.target.closest("a") || String(getSelection())) return;
  const card = document.querySelector(`.c${mark.dataset.card}`);
  const here = [scrollX, scrollY];
  location.hash = card.id.replace(/^card-/, "");
  // The reader is looking at the words already: they must not jump away.
  scrollTo(...here);
  follow();
});

for (const type of ["pointerover", "focusin"]) {
  cards.addEventListener(type, (event) => {
    const words = wordsOf(event.target.closest("li"));
    if (words) light(words);
  });
}

addEventListener("hashchange", follow);
follow();
