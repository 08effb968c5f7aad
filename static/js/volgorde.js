/* Numbering all lines of a list by arrows: a line moves up or down, and every line gets the number of its place. Says
   the new place aloud; warns of a number that was given twice, and of a line without one among lines with.
   Without this script the selects alone suffice; the arrows stay hidden.

   Markup:
     <ul class="ranks ranks-nr" data-volgorde>
       <li class="rank">
         <label for="k1">Drugs</label> <select id="k1" name="…">…numbers…</select>
         <div class="rank-mv" hidden><button data-omhoog>…</button> <button data-omlaag>…</button></div>
       </li> …
     </ul>
   What is wrong becomes the select's custom validity, in words: whoever checks the form (stappen.js) shows it. */

import { zin } from "./woorden.js";

const selectVan = (rij) => rij.querySelector("select");

const naamVan = (rij) => {
  const kopie = rij.querySelector("label").cloneNode(true);
  for (const weg of kopie.querySelectorAll(".vh")) weg.remove();
  return kopie.textContent.trim();
};

const genummerd = (rij) => Number(selectVan(rij).value) || Infinity;

function keur(rijen) {
  const begonnen = rijen.some((rij) => selectVan(rij).value);
  for (const [plaats, rij] of rijen.entries()) {
    const { value: nummer } = selectVan(rij);
    const eerder = rijen.slice(0, plaats).find((ander) => nummer && selectVan(ander).value === nummer);
    let fout = "";
    if (eerder) fout = zin("Kies een ander nummer. Nummer {nummer} hebt u al gegeven aan {thema}.", { nummer, thema: naamVan(eerder) });
    else if (begonnen && !nummer) fout = selectVan(rij).dataset.fout;
    selectVan(rij).setCustomValidity(fout);
  }
}

function verplaats(lijst, rijen, rij, richting) {
  // Numbers that were given count; lines without one follow as they stand.
  const volgorde = [...rijen].sort((een, ander) => (genummerd(een) === genummerd(ander) ? 0 : genummerd(een) - genummerd(ander)));
  const van = volgorde.indexOf(rij);
  const naar = Math.min(Math.max(van + richting, 0), volgorde.length - 1);
  volgorde.splice(naar, 0, ...volgorde.splice(van, 1));
  for (const [plaats, een] of volgorde.entries()) selectVan(een).value = String(plaats + 1);
  lijst.append(...volgorde);
  selectVan(rij).dispatchEvent(new Event("change", { bubbles: true }));
  return naar + 1;
}

function maakVolgorde(lijst) {
  const rijen = [...lijst.querySelectorAll(".rank")];
  const omroep = document.createElement("p");
  omroep.className = "vh";
  omroep.setAttribute("role", "status");
  lijst.after(omroep);
  const ververs = () => keur([...lijst.children]);
  lijst.addEventListener("change", ververs);
  lijst.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("[data-omhoog], [data-omlaag]");
    if (!knop) return;
    const rij = knop.closest(".rank");
    const plaats = verplaats(lijst, [...lijst.children], rij, "omhoog" in knop.dataset ? -1 : 1);
    // Moving an element takes the focus from what is in it.
    knop.focus();
    omroep.textContent = zin("{thema} staat nu op {nummer} van {aantal}.", { thema: naamVan(rij), nummer: plaats, aantal: rijen.length });
  });
  for (const groep of lijst.querySelectorAll(".rank-mv")) groep.hidden = false;
  // Answers may be put back after this (stappen.js, the browser itself).
  window.addEventListener("pageshow", ververs);
  ververs();
}

for (const lijst of document.querySelectorAll("[data-volgorde]")) maakVolgorde(lijst);
