"use strict";
// The box that finds words. Without scripts it is not shown, and all else is as it is with them.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

for (const model of document.querySelectorAll(".model")) {
  const box = model.querySelector(".find");
  const [input, output] = [box.querySelector("input"), box.querySelector("output")];
  const facts = [...model.querySelectorAll(".fact")];
  const lists = [...model.querySelectorAll(".group, .step, .listed")];
  let texts;

  const find = () => {
    texts ??= facts.map((fact) => plain(fact.textContent));
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    facts.forEach((fact, at) => fact.classList.toggle("missed", !words.every((word) => texts[at].includes(word))));
    lists.forEach((list) => list.classList.remove("empty"));
    const shown = facts.filter((fact) => fact.checkVisibility());
    const filled = new Set(lists.filter((list) => shown.some((fact) => list.contains(fact))));
    lists.forEach((list) => list.classList.toggle("empty", words.length > 0 && !filled.has(list)));
    output.value = `${shown.length} / ${facts.length}`;
  };

  model.addEventListener("input", find);
  box.hidden = false;
}
