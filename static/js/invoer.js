/* Typing in what stands on paper, by the keyboard alone. Without this script it is an ordinary form.

   A digit picks the answer with that number and goes on; where there are ten or more, a number that may still grow
   waits for Enter. In a list of check boxes a digit ticks or unticks and stays. Enter goes on, minus says “not filled
   in”, Ctrl+Enter stores. All single keys can be switched off (WCAG 2.1.4). */

const OPSLAG = "mjbp-sneltoetsen";
const form = document.querySelector("form[data-invoer]");
const vak = document.querySelector("[data-toetsen]");
let getypt = "";
let waar = null;

const staanAan = () => localStorage.getItem(OPSLAG) !== "uit";

const isKeuze = (veld) => veld.type === "radio" || veld.type === "checkbox";

/* What belongs together: the radio buttons or check boxes of one name, or one other field. */
const groepVan = (veld) => (isKeuze(veld) ? [...form.elements].filter((ander) => ander.name === veld.name) : [veld]);

/* One field per question, or per row of it: where Enter goes. */
function haltes() {
  const gezien = new Set();
  return [...form.elements].filter((veld) => {
    const telt = veld.matches("input:not([type=hidden]), select, textarea") && !veld.disabled && veld.getClientRects().length;
    if (!telt || gezien.has(veld.name)) return false;
    gezien.add(veld.name);
    return true;
  });
}

function naar(veld) {
  const groep = groepVan(veld);
  const doel = veld.type === "radio" ? (groep.find((een) => een.checked) ?? veld) : veld;
  doel.focus();
  (doel.closest("[data-rij], .rank, [data-vraag]") ?? doel).scrollIntoView({ block: "center" });
}

function verder(veld) {
  const lijst = haltes();
  const plaats = lijst.findIndex((een) => een.name === veld.name);
  getypt = "";
  if (plaats + 1 < lijst.length) naar(lijst[plaats + 1]);
  else form.querySelector("button.default").focus();
}

function zet(keuze, aan) {
  keuze.checked = aan;
  keuze.dispatchEvent(new Event("change", { bubbles: true }));
}

function kies(veld, cijfer) {
  const keuzes = groepVan(veld).filter((een) => een.value !== "");
  getypt = waar === veld.name ? getypt + cijfer : cijfer;
  waar = veld.name;
  const keuze = keuzes[Number(getypt) - 1];
  if (!keuze) {
    getypt = "";
    return;
  }
  const kanGroeien = Number(`${getypt}0`) <= keuzes.length;
  keuze.focus();
  if (veld.type === "radio") {
    zet(keuze, true);
    if (!kanGroeien) verder(keuze);
  } else if (!kanGroeien) {
    zet(keuze, !keuze.checked);
    getypt = "";
  }
}

function leegMaken(veld) {
  for (const keuze of groepVan(veld)) if (keuze.checked) zet(keuze, false);
  verder(veld);
}

function enter(gebeurtenis) {
  const { target, shiftKey, ctrlKey, metaKey } = gebeurtenis;
  if (ctrlKey || metaKey) {
    gebeurtenis.preventDefault();
    form.requestSubmit(form.querySelector("button.default"));
  } else if (staanAan() && target.matches("input, select, textarea") && !shiftKey) {
    gebeurtenis.preventDefault();
    // A number that could still grow was meant as it stands.
    if (target.type === "checkbox" && getypt && waar === target.name) zet(target, !target.checked);
    verder(target);
  }
}

function druk(gebeurtenis) {
  const { key, altKey, ctrlKey, metaKey, target } = gebeurtenis;
  if (key === "Enter") {
    enter(gebeurtenis);
    return;
  }
  if (!staanAan() || altKey || ctrlKey || metaKey || !isKeuze(target)) return;
  if (/^\d$/.test(key)) {
    gebeurtenis.preventDefault();
    kies(target, key);
  } else if (key === "-") {
    gebeurtenis.preventDefault();
    leegMaken(target);
  }
}

function toonStand(knop) {
  knop.setAttribute("aria-pressed", String(staanAan()));
  knop.textContent = staanAan() ? "Sneltoetsen aan" : "Sneltoetsen uit";
}

/* The page may come back from the memory of the browser, with what was typed. Who has signed out since must not see it. */
window.addEventListener("pageshow", async ({ persisted }) => {
  if (!persisted) return;
  const antwoord = await fetch(location.href, { method: "HEAD", redirect: "manual", cache: "no-store" }).catch(() => null);
  if (antwoord && !antwoord.ok) location.reload();
});

if (form) {
  const knop = vak.querySelector("button");
  vak.hidden = false;
  toonStand(knop);
  knop.addEventListener("click", () => {
    localStorage.setItem(OPSLAG, staanAan() ? "uit" : "aan");
    toonStand(knop);
  });
  form.addEventListener("keydown", druk);
  if (form.dataset.invoer === "fout") document.getElementById("fouten").focus();
  else naar(haltes()[0]);
}
