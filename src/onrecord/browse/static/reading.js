// What the page can do without this script, it does without it: marks, cards, anchors, lighting.
// The script adds: a click on words goes to the card of the innermost row, and the list of cards
// follows the address, so that words and card are seen together.
"use strict";

const cards = document.querySelector(".cards");

function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  const card = id && document.getElementById(`card-${id}`);
  if (!card || getComputedStyle(card).position === "fixed") return;
  if (getComputedStyle(cards).overflowY !== "auto") return;
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

addEventListener("hashchange", follow);
follow();
