/* Ranking by arrows: swaps the choices of neighbouring selects, says the new order aloud, warns of a double choice.
   Without this script the selects alone suffice; the arrows stay hidden.

   Markup:
     <ol class="ranks" data-rang>
       <li class="rank">
         <span class="rank-n" aria-hidden="true">1</span>
         <div><label for="k1">Uw eerste keuze</label> <select id="k1" name="…" required>…</select></div>
         <div class="rank-mv" hidden>
           <button class="mv" type="button" data-omhoog>…Omhoog<span class="vh" data-keuze></span></button>   not in the first
           <button class="mv" type="button" data-omlaag>…Omlaag<span class="vh" data-keuze></span></button>   not in the last
         </div>
       </li> …
     </ol>
   A double choice becomes the select's custom validity, in words: whoever checks the form (stappen.js) shows it. */

import { zin } from "./woorden.js";

const PLAATS = [
  ...[zin("eerste"), zin("tweede"), zin("derde"), zin("vierde"), zin("vijfde")],
  ...[zin("zesde"), zin("zevende"), zin("achtste"), zin("negende"), zin("tiende")],
];

const rang = (nummer) => PLAATS[nummer] ?? `${nummer + 1}e`;

const gekozen = (select) => (select.value ? select.selectedOptions[0].textContent.trim() : "");

function meldDubbel(selects) {
  for (const [nummer, select] of selects.entries()) {
    const eerder = selects.slice(0, nummer).findIndex((ander) => ander.value && ander.value === select.value);
    const naam = gekozen(select);
    select.setCustomValidity(
      eerder < 0 ? "" : zin("Kies hier een ander thema. {thema} is al uw {rang} keuze.", { thema: naam, rang: rang(eerder) }),
    );
  }
}

function beschrijf(rijen, selects) {
  for (const [nummer, rij] of rijen.entries()) {
    const wat = gekozen(selects[nummer]) || zin("nog niets gekozen");
    for (const plek of rij.querySelectorAll("[data-keuze]")) {
      plek.textContent = ` ${zin("{rang} keuze: {thema}", { rang: rang(nummer), thema: wat })}`;
    }
  }
}

function maakOmroep(lijst) {
  const omroep = document.createElement("p");
  omroep.className = "vh";
  omroep.setAttribute("role", "status");
  lijst.after(omroep);
  return (selects) => {
    omroep.textContent = selects.map((select, n) => `${n + 1}: ${gekozen(select) || zin("niets")}`).join(", ");
  };
}

function wissel(selects, van, naar) {
  [selects[van].value, selects[naar].value] = [selects[naar].value, selects[van].value];
  for (const select of [selects[van], selects[naar]]) select.dispatchEvent(new Event("change", { bubbles: true }));
}

function maakRangorde(lijst) {
  const rijen = [...lijst.querySelectorAll(".rank")];
  const selects = rijen.map((rij) => rij.querySelector("select"));
  const roepOm = maakOmroep(lijst);
  const ververs = () => {
    meldDubbel(selects);
    beschrijf(rijen, selects);
  };
  lijst.addEventListener("change", ververs);
  lijst.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("[data-omhoog], [data-omlaag]");
    if (!knop) return;
    const van = rijen.indexOf(knop.closest(".rank"));
    const richting = "omhoog" in knop.dataset ? -1 : 1;
    const rij = rijen[van + richting];
    if (!rij) return;
    wissel(selects, van, van + richting);
    roepOm(selects);
    // The focus goes along with what moved, so that pressing again moves it on.
    const zelfde = rij.querySelector(richting < 0 ? "[data-omhoog]" : "[data-omlaag]");
    (zelfde ?? rij.querySelector("[data-omhoog], [data-omlaag]")).focus();
  });
  for (const groep of lijst.querySelectorAll(".rank-mv")) groep.hidden = false;
  // Answers may be put back after this (stappen.js, the browser itself).
  window.addEventListener("pageshow", ververs);
  ververs();
}

for (const lijst of document.querySelectorAll("[data-rang]")) maakRangorde(lijst);
