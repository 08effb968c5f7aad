/* Turns one long questionnaire page into steps with a check page at the end. Without this script the page is simply
   long, with one button at its end; the server checks everything again either way.

   Markup (everything else is optional):
     <form method="post" novalidate data-vragenlijst="KEY">      KEY: what the answers are kept under, one per version
       <div data-inleiding>…</div>                               shown with the first step only; the page's h1 stays
       <section class="q-stap" data-stap="korte naam">           one step; "Stap 2 van 5: korte naam"
         <h2>Wat moet de gemeente het eerst aanpakken?</h2>
         <fieldset class="fs vraag" data-vraag id="id_q1">       a question with options: .opts > label.opt > input + span
           <legend>…</legend> <div class="help" id="id_q1_helptext">…</div> …
         </fieldset>
         <div class="field vraag" data-vraag> <label>…</label> … <textarea data-maximum="…"></textarea> </div>
       </section> …
       <div class="q-foot" data-verzenden>
         <button type="submit" name="…" value="nakijken" data-versturen="versturen">Controleer uw antwoorden</button>
         <p data-voor-nakijken>…</p>                             the button asks the server for its check page; with this
       </div>                                                    script there is one already, so it sends
     </form>
   On data-vraag: data-minstens="1" and data-hoogstens="3" bound the number of ticked boxes; data-fout="…" replaces
   the words for a missing answer (on a control: for that one alone); data-kort="…" is the name of the question in the summary and on the check page.
   In a ranking (data-rang, see rangorde.js) the summary calls each choice by its own label instead.
   On a textarea: data-maximum="2000" is how many signs fit.
   In a question of several parts each control (data-elk) or group of options (data-rij="name", with an id) has its own
   line in the summary. What voorwaarde.js hides is not asked: it is not checked, nor on the check page, and a step
   with nothing to ask is passed by.
   `required`, `maxlength`, `min`, `max`, `pattern` and a custom validity are read from the controls themselves.
   A server error is recognised by .msg-bad inside a question and by #fouten, the summary on top.

   The receipt page: <div data-vragenlijst-klaar="KEY">: forgets the answers kept, and shows them once more in
   <section data-kopie hidden> with a <button data-print> and an element data-kopie-inhoud. They stand in that page only,
   and are taken out when it is left, so that the back button does not bring them back to the next person.

   Answers are kept in sessionStorage of this tab only, so that a lost connection, a reload or the back button loses
   nothing. Nothing is sent before the last button. */

import { getal, zin } from "./woorden.js";

const BEWAAR = "vragenlijst:";
const VERSTUURD = ":verstuurd";
const ONTVANGEN = ":ontvangen";
const KOPIE = ":kopie";
const STAP = ":stap";
const FOUT = `${zin("Fout:")} `;

const zonderFout = (titel) => (titel.startsWith(FOUT) ? titel.slice(FOUT.length) : titel);

const maak = (soort, kenmerken = {}, ...inhoud) => {
  const element = document.createElement(soort);
  for (const [naam, waarde] of Object.entries(kenmerken)) {
    if (waarde !== null && waarde !== false) element.setAttribute(naam, waarde === true ? "" : waarde);
  }
  element.append(...inhoud);
  return element;
};

const tekst = (element) => {
  const kopie = element.cloneNode(true);
  for (const weg of kopie.querySelectorAll(".vh, .niet-verplicht")) weg.remove();
  return kopie.textContent.replace(/\s+/g, " ").trim();
};

const alleVelden = (binnen) =>
  [...binnen.querySelectorAll("input, select, textarea")].filter(
    (veld) => veld.name && !["hidden", "submit", "button", "password", "file"].includes(veld.type),
  );

const velden = (binnen) => alleVelden(binnen).filter((veld) => !veld.disabled);

/** The questions in it that are asked now. */
const vragenIn = (binnen) => [...binnen.querySelectorAll("[data-vraag]")].filter((vraag) => !vraag.closest("[data-als][hidden]"));

const isKeuze = (veld) => veld.type === "radio" || veld.type === "checkbox";

/* ── keeping answers ── */

const opslag = {
  lees(sleutel) {
    try {
      return JSON.parse(sessionStorage.getItem(BEWAAR + sleutel)) ?? null;
    } catch {
      return null;
    }
  },
  schrijf(sleutel, antwoorden) {
    try {
      sessionStorage.setItem(BEWAAR + sleutel, JSON.stringify(antwoorden));
    } catch {
      // Full or forbidden (private window): the page itself still holds the answers.
    }
  },
  vergeet(sleutel) {
    try {
      sessionStorage.removeItem(BEWAAR + sleutel);
    } catch {
      // Nothing could be kept, so nothing is left.
    }
  },
};

function verzamel(formulier) {
  const antwoorden = {};
  for (const veld of velden(formulier)) {
    antwoorden[veld.name] ??= [];
    if (!isKeuze(veld) || veld.checked) antwoorden[veld.name].push(veld.value);
  }
  return antwoorden;
}

function zetTerug(formulier, antwoorden) {
  const over = structuredClone(antwoorden);
  // Also what is hidden now: an answer that was put back before it may bring it back.
  for (const veld of alleVelden(formulier)) {
    const waarden = over[veld.name];
    if (!Array.isArray(waarden)) continue;
    if (isKeuze(veld)) veld.checked = waarden.includes(veld.value);
    else if (waarden.length) veld.value = waarden.shift();
    veld.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** The key that makes a double click one answer; the server gives every page a fresh one. */
const sleutelVan = (formulier) => formulier.querySelector('input[name="formulier.sleutel"]')?.value ?? null;

function rondAf(sleutel) {
  opslag.vergeet(sleutel);
  const verstuurd = opslag.lees(sleutel + VERSTUURD);
  if (verstuurd) opslag.schrijf(sleutel + ONTVANGEN, verstuurd);
  opslag.vergeet(sleutel + VERSTUURD);
}

/** What was answered, in words: [section, [[question, answer], …]] for each section. */
function lijstVan(delen, wijzig = () => []) {
  return delen.map(([kop, rijen]) =>
    maak(
      "div",
      { class: "check-stap" },
      maak("h3", {}, kop),
      maak(
        "dl",
        { class: "check" },
        ...rijen.map(([naam, antwoord, ...meer]) =>
          maak(
            "div",
            {},
            maak("dt", {}, naam),
            maak("dd", antwoord ? {} : { class: "leeg-antwoord" }, antwoord || zin("Niet ingevuld")),
            ...wijzig(naam, ...meer),
          ),
        ),
      ),
    ),
  );
}

function toonKopie(sleutel) {
  const delen = opslag.lees(sleutel + KOPIE);
  opslag.vergeet(sleutel + KOPIE);
  const kopie = document.querySelector("[data-kopie]");
  if (!delen || !kopie) return;
  const inhoud = kopie.querySelector("[data-kopie-inhoud]");
  inhoud.replaceChildren(...lijstVan(delen));
  kopie.querySelector("[data-print]").addEventListener("click", () => window.print());
  kopie.hidden = false;
  window.addEventListener("pagehide", () => {
    inhoud.replaceChildren();
    kopie.hidden = true;
  });
}

/* ── questions: name, answer, fault ── */

const naamVan = (vraag) => vraag.dataset.kort ?? tekst(vraag.querySelector("legend, label") ?? vraag);

const optietekst = (veld) => tekst(veld.closest("label") ?? vraagLabel(veld));

const vraagLabel = (veld) => veld.labels?.[0] ?? veld;

const rijVan = (veld) => veld.closest("[data-rij]");

/** The name of a fault in the summary, as the server words it: of a ranking each choice has its own. */
function foutnaam(veld, vraag) {
  const eigen = veld.closest("[data-rang], [data-elk]") ? tekst(vraagLabel(veld)) : rijVan(veld)?.dataset.rij;
  const naam = eigen ?? naamVan(vraag);
  return /[?.!:]$/.test(naam) ? naam : `${naam}:`;
}

function waardeVan(veld) {
  if (isKeuze(veld)) return veld.checked && veld.value ? optietekst(veld) : "";
  if (veld.tagName === "SELECT") return veld.value ? tekst(veld.selectedOptions[0]) : "";
  return veld.value.trim();
}

/** What got a number, the lowest first. */
const volgordeVan = (vraag) =>
  velden(vraag)
    .filter((veld) => veld.value)
    .sort((een, ander) => Number(een.value) - Number(ander.value))
    .map((veld) => `${veld.value}. ${tekst(vraagLabel(veld))}`)
    .join("\n");

function antwoordVan(vraag) {
  if (vraag.querySelector("[data-volgorde]")) return volgordeVan(vraag);
  const gegeven = velden(vraag)
    .map((veld) => [veld, waardeVan(veld)])
    .filter(([, waarde]) => waarde)
    .map(([veld, waarde]) => {
      const naam = veld.closest("[data-elk]") ? tekst(vraagLabel(veld)) : rijVan(veld)?.dataset.rij;
      return naam ? `${naam}: ${waarde}` : waarde;
    });
  const genummerd = vraag.querySelector("[data-rang]") !== null;
  return gegeven.map((regel, nummer) => (genummerd ? `${nummer + 1}. ${regel}` : regel)).join("\n");
}

function foutInAantal(vraag, aangevinkt) {
  const { minstens, hoogstens } = vraag.dataset;
  if (minstens && aangevinkt < Number(minstens)) {
    return vraag.dataset.fout ?? (minstens === "1" ? zin("Kies minstens één antwoord.") : zin("Kies minstens {aantal} antwoorden.", { aantal: minstens }));
  }
  if (hoogstens && aangevinkt > Number(hoogstens)) {
    return zin("Kies hoogstens {aantal} antwoorden. Nu zijn het er {gekozen}.", { aantal: hoogstens, gekozen: aangevinkt });
  }
  return "";
}

/** An answer that excludes the others, with another beside it: see alleen.js. */
function foutInAlleen(aangevinkt) {
  const alleen = aangevinkt.find((veld) => "alleen" in veld.dataset);
  if (!alleen || aangevinkt.length < 2) return "";
  return zin("U koos ‘{antwoord}’ en ook iets anders. Dat kan niet samen. Haal ‘{antwoord}’ weg, of haal de andere antwoorden weg.", { antwoord: alleen.dataset.alleen });
}

/** data-maximum, counted as the server counts; maxlength would cut off what is pasted without a word. */
function foutInLengte(veld) {
  const aantal = [...veld.value.trim()].length;
  const maximum = Number(veld.dataset.maximum ?? Infinity);
  if (aantal <= maximum) return "";
  return zin("Maak uw tekst korter: hij telt {lengte} tekens, er passen er {maximum}.", { lengte: getal(aantal), maximum: getal(maximum) });
}

function foutInVeld(veld, vraag) {
  const teLang = foutInLengte(veld);
  if (teLang) return teLang;
  const { validity } = veld;
  if (validity.valid) return "";
  if (validity.customError) return veld.validationMessage;
  if (validity.valueMissing) {
    const eigen = veld.dataset.fout ?? vraag.dataset.fout;
    if (eigen) return eigen;
    return veld.type === "radio" || veld.tagName === "SELECT" ? zin("Kies een antwoord.") : zin("Vul een antwoord in.");
  }
  if (validity.tooLong) return zin("Maak uw antwoord korter: hoogstens {maximum} tekens.", { maximum: veld.maxLength });
  if (veld.type === "number") {
    if (!veld.min || !veld.max) return zin("Vul een getal in.");
    return zin("Vul een getal in van {laagste} tot en met {hoogste}.", { laagste: veld.min, hoogste: veld.max });
  }
  if (veld.type === "email") return zin("Vul een e-mailadres in, zoals naam@voorbeeld.nl.");
  return zin("Controleer dit antwoord.");
}

/** The first fault of each control of a question: [control, words]; a group of options has one at most. */
function foutenIn(vraag) {
  const alle = velden(vraag);
  const vinkjes = alle.filter((veld) => veld.type === "checkbox");
  const aangevinkt = vinkjes.filter((veld) => veld.checked);
  const samen = vinkjes.length ? foutInAlleen(aangevinkt) || foutInAantal(vraag, aangevinkt.length) : "";
  if (samen) return [[vinkjes[0], samen]];
  const gezien = new Set();
  const fouten = [];
  for (const veld of alle) {
    if (veld.type === "radio" && gezien.has(veld.name)) continue;
    gezien.add(veld.name);
    const fout = foutInVeld(veld, vraag);
    if (fout) fouten.push([veld, fout]);
  }
  return fouten;
}

function wisFouten(binnen) {
  for (const bericht of binnen.querySelectorAll(".msg-bad")) bericht.remove();
  for (const slecht of binnen.querySelectorAll(".is-bad")) slecht.classList.remove("is-bad");
  if (binnen.matches(".is-bad")) binnen.classList.remove("is-bad");
  for (const veld of binnen.querySelectorAll("[aria-invalid]")) {
    veld.removeAttribute("aria-invalid");
    beschrijfMet(veld, `${veld.id}_error`, false);
  }
  for (const groep of [binnen, ...binnen.querySelectorAll("[data-rij]")]) {
    if (groep.matches("fieldset, [data-rij]")) beschrijfMet(groep, `${groep.id}_error`, false);
  }
}

function beschrijfMet(element, id, aan) {
  const ids = (element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter((ander) => ander && ander !== id);
  if (aan) ids.push(id);
  if (ids.length) element.setAttribute("aria-describedby", ids.join(" "));
  else element.removeAttribute("aria-describedby");
}

function toonFout(vraag, veld, woorden) {
  const kring = rijVan(veld) ?? vraag;
  const groep = isKeuze(veld) && kring.matches("fieldset, [data-rij]");
  const doel = groep ? kring : veld;
  const bericht = maak(
    "div",
    { class: "msg-bad utrecht-form-field-error-message", id: `${doel.id}_error` },
    maak("span", { class: "vh" }, FOUT),
    woorden,
  );
  (veld.closest(".rank, [data-rij], .field") ?? vraag).classList.add("is-bad");
  if (groep) (kring.querySelector(".opts") ?? veld.closest("label") ?? veld).before(bericht);
  else veld.before(bericht);
  beschrijfMet(doel, bericht.id, true);
  if (!groep) veld.setAttribute("aria-invalid", "true");
}

/* ── the steps ── */

class Stappen {
  constructor(formulier) {
    this.formulier = formulier;
    this.sleutel = formulier.dataset.vragenlijst;
    this.titel = zonderFout(document.title);
    this.inleiding = [...formulier.ownerDocument.querySelectorAll("[data-inleiding]")];
    this.kop1 = document.querySelector("h1");
    this.serverfouten = document.getElementById("fouten");
    this.verzenden = formulier.querySelector("[data-verzenden]");
    this.secties = [...formulier.querySelectorAll("[data-stap]")];
    this.controle = this.maakControle();
    this.secties.push(this.controle);
    this.huidig = 0;
    this.naarControle = false;
    this.bezig = false;
  }

  begin() {
    // A copy is for a receipt. Here it means that what was sent was not received.
    opslag.vergeet(this.sleutel + KOPIE);
    this.zetKnopOpVersturen();
    for (const sectie of this.secties) sectie.querySelector("h2").tabIndex = -1;
    this.formulier.dataset.actief = "";
    this.formulier.prepend(this.maakVoortgang());
    this.verzenden.before(this.maakKnoppen());
    if (this.serverfouten) this.bewaar();
    else this.herstel();
    this.luister();
    const fout = this.secties.findIndex((sectie) => sectie.querySelector(".msg-bad"));
    const stap = fout >= 0 ? fout : (history.state?.stap ?? this.meegenomenStap());
    history.replaceState({ stap }, "");
    this.toon(stap, { focus: false });
    if (this.serverfouten) document.title = FOUT + document.title;
  }

  /** Who chose another language goes on where they were; who comes by another way begins at the beginning. */
  meegenomenStap() {
    const { stap = 0, zoekdeel } = opslag.lees(this.sleutel + STAP) ?? {};
    opslag.vergeet(this.sleutel + STAP);
    return zoekdeel === location.search ? stap : 0;
  }

  /** The check page is here already, so the button sends. */
  zetKnopOpVersturen() {
    const knop = this.verzenden.querySelector("[data-versturen]");
    if (!knop) return;
    knop.value = knop.dataset.versturen;
    knop.textContent = zin("Verstuur uw antwoorden");
    const uitleg = this.verzenden.querySelector("[data-voor-nakijken]");
    if (uitleg) uitleg.textContent = zin("Na het versturen kunt u uw antwoorden niet meer wijzigen.");
  }

  herstel() {
    const antwoorden = opslag.lees(this.sleutel);
    if (antwoorden) zetTerug(this.formulier, antwoorden);
  }

  bewaar() {
    opslag.schrijf(this.sleutel, verzamel(this.formulier));
  }

  luister() {
    this.formulier.addEventListener("input", () => this.bewaar());
    this.formulier.addEventListener("change", () => {
      this.bewaar();
      this.zetStand();
    });
    this.formulier.addEventListener("submit", (gebeurtenis) => this.bijVerzenden(gebeurtenis));
    window.addEventListener("popstate", (gebeurtenis) => this.toon(gebeurtenis.state?.stap ?? 0));
    window.addEventListener("pageshow", () => {
      this.bezig = false;
      this.vernieuwNaOntvangst();
    });
    document.addEventListener("click", (gebeurtenis) => {
      const andereTaal = gebeurtenis.target.closest(".talen a");
      if (andereTaal) opslag.schrijf(this.sleutel + STAP, { stap: this.huidig, zoekdeel: andereTaal.search });
      const link = gebeurtenis.target.closest('a[href^="#"]');
      const doel = link && document.getElementById(link.hash.slice(1));
      const stap = doel ? this.secties.findIndex((sectie) => sectie.contains(doel)) : -1;
      if (stap < 0) return;
      gebeurtenis.preventDefault();
      if (this.huidig === this.secties.length - 1) this.naarControle = true;
      if (stap !== this.huidig) this.ga(stap);
      this.focusOp(doel);
    });
    // Enter in a text field means "next", not "send".
    this.formulier.addEventListener("keydown", (gebeurtenis) => {
      if (gebeurtenis.key !== "Enter" || gebeurtenis.target.tagName !== "INPUT" || this.isControle()) return;
      gebeurtenis.preventDefault();
      this.volgende();
    });
  }

  /** Back from the receipt, this page still has the key of what was received: someone else's answers sent under it
      would count as sent twice, and be lost. So get a page with a key of its own, and begin it empty. */
  vernieuwNaOntvangst() {
    const ontvangen = opslag.lees(this.sleutel + ONTVANGEN);
    if (!ontvangen) return;
    if (ontvangen === sleutelVan(this.formulier)) {
      location.replace(location.pathname + location.search);
      return;
    }
    if (this.serverfouten) return;
    this.formulier.reset();
    opslag.vergeet(this.sleutel);
    opslag.vergeet(this.sleutel + ONTVANGEN);
    history.replaceState({ stap: 0 }, "");
    this.toon(0, { focus: false });
  }

  isControle() {
    return this.huidig === this.secties.length - 1;
  }

  /* ── what the script adds to the page ── */

  maakVoortgang() {
    this.voortgang = maak("p");
    this.balk = maak("ol", { class: "q-bar l", "aria-hidden": "true" }, ...this.secties.map(() => maak("li")));
    this.bovenkant = maak("div", { class: "q-prog" }, this.voortgang, this.balk);
    return this.bovenkant;
  }

  maakKnoppen() {
    const knop = (soort, woorden, doe) => {
      const element = maak("button", { type: "button", class: `nl-button nl-button--${soort} btn-l` }, woorden);
      element.addEventListener("click", doe);
      return element;
    };
    this.verder = knop("primary", zin("Volgende stap"), () => this.volgende());
    this.terug = knop("secondary", zin("Vorige stap"), () => this.vorige());
    this.belofte = maak("p", { class: "meta" });
    this.plekBijVolgende = maak("div", { class: "btns" }, this.verder);
    this.plekBijVerzenden = this.verzenden.querySelector(".btns") ?? this.verzenden;
    this.knoppen = maak("div", { class: "q-foot stack" }, this.plekBijVolgende, this.belofte);
    return this.knoppen;
  }

  maakControle() {
    this.overzicht = maak("div");
    const sectie = maak(
      "section",
      { class: "q-stap", "data-stap": zin("controleren"), hidden: true },
      maak("h2", {}, zin("Controleer uw antwoorden")),
      maak("p", { class: "lead" }, zin("Klopt alles? Verstuur dan uw antwoorden. Daarna kunt u ze niet meer wijzigen.")),
      this.overzicht,
    );
    this.verzenden.before(sectie);
    return sectie;
  }

  vulControle() {
    const wijzig = (naam, id) => {
      const link = maak("a", { href: `#${id}` }, zin("Wijzig"), maak("span", { class: "vh" }, ` ${naam}`));
      return [maak("dd", { class: "wijzig" }, link)];
    };
    this.overzicht.replaceChildren(...lijstVan(this.inWoorden(), wijzig));
  }

  /** Every section on the way with its questions: name, answer, id of the first control. */
  inWoorden() {
    return this.secties.slice(0, -1).filter((sectie) => this.telt(sectie)).map((sectie) => [
      tekst(sectie.querySelector("h2")),
      vragenIn(sectie).map((vraag) => [naamVan(vraag), antwoordVan(vraag), velden(vraag)[0]?.id ?? vraag.id]),
    ]);
  }

  /* ── moving ── */

  ga(stap) {
    history.pushState({ stap }, "");
    this.toon(stap);
  }

  volgende() {
    if (!this.keur(this.huidig)) return;
    // What the server said stays until nothing of it is left.
    if (!this.formulier.querySelector(".msg-bad")) this.serverfouten?.remove();
    const doel = this.naarControle ? this.secties.length - 1 : this.naast(1);
    this.naarControle = false;
    this.ga(doel);
  }

  vorige() {
    this.naarControle = false;
    this.ga(this.naast(-1));
  }

  /** This step is part of the way: there is something in it to ask, or it is the check page. */
  telt(sectie) {
    return sectie === this.controle || !sectie.querySelector("[data-vraag]") || vragenIn(sectie).length > 0;
  }

  /** The next step that counts in this direction (1 or -1). */
  naast(richting) {
    let stap = this.huidig + richting;
    while (this.secties[stap] && !this.telt(this.secties[stap])) stap += richting;
    return stap;
  }

  toon(stap, { focus = true } = {}) {
    this.huidig = Math.min(Math.max(stap, 0), this.secties.length - 1);
    const laatste = this.isControle();
    if (laatste) this.vulControle();
    for (const [nummer, sectie] of this.secties.entries()) sectie.hidden = nummer !== this.huidig;
    for (const deel of this.inleiding) deel.hidden = this.huidig > 0;
    this.kop1?.classList.toggle("vh", this.huidig > 0);
    this.verzenden.hidden = !laatste;
    this.knoppen.hidden = laatste;
    (laatste ? this.plekBijVerzenden : this.plekBijVolgende).append(this.terug);
    this.terug.hidden = this.naast(-1) < 0;
    this.verder.textContent = this.naarControle ? zin("Terug naar uw overzicht") : zin("Volgende stap");
    this.wisSamenvatting();
    this.zetVoortgang();
    if (focus) this.naarKop();
  }

  zetVoortgang() {
    this.zetStand();
    const kop = tekst(this.secties[this.huidig].querySelector("h2"));
    document.title = `${this.waar}: ${kop} - ${this.titel}`;
  }

  /** How far along, and how far to go: an answer can add a step or take one away. */
  zetStand() {
    const sectie = this.secties[this.huidig];
    const weg = this.secties.filter((een) => this.telt(een));
    this.waar = zin("Stap {stap} van {aantal}", { stap: weg.indexOf(sectie) + 1, aantal: weg.length });
    this.voortgang.textContent = sectie.dataset.stap ? `${this.waar}: ${sectie.dataset.stap}` : this.waar;
    this.belofte.textContent = zin("Uw antwoorden versturen wij pas na stap {aantal}. Eerst kunt u alles nog nakijken.", { aantal: weg.length });
    for (const [nummer, streep] of [...this.balk.children].entries()) {
      streep.hidden = !weg.includes(this.secties[nummer]);
      if (nummer > this.huidig) delete streep.dataset.s;
      else streep.dataset.s = nummer === this.huidig ? "nu" : "klaar";
    }
  }

  naarKop() {
    this.secties[this.huidig].querySelector("h2").focus({ preventScroll: true });
    this.bovenkant.scrollIntoView({ block: "start" });
  }

  focusOp(doel) {
    const veld = doel.matches("input, select, textarea") ? doel : (velden(doel)[0] ?? doel);
    veld.focus();
    (veld.closest("[data-vraag]") ?? veld).scrollIntoView({ block: "start" });
  }

  /* ── checking ── */

  /** Check one step and show what is wrong with it; true when nothing is. */
  keur(stap) {
    const sectie = this.secties[stap];
    wisFouten(sectie);
    const regels = [];
    for (const vraag of vragenIn(sectie)) {
      wisFouten(vraag);
      for (const [veld, woorden] of foutenIn(vraag)) {
        toonFout(vraag, veld, woorden);
        regels.push([veld, `${foutnaam(veld, vraag)} ${woorden}`]);
      }
    }
    if (regels.length) this.toonSamenvatting(regels);
    return regels.length === 0;
  }

  toonSamenvatting(regels) {
    const inhoud = regels.map(([veld, woorden]) => maak("li", {}, maak("a", { href: `#${veld.id}` }, woorden)));
    this.meld(
      regels.length === 1
        ? zin("U kunt nog niet verder. Verbeter dit punt:")
        : zin("U kunt nog niet verder. Verbeter deze {aantal} punten:", { aantal: regels.length }),
      maak("ul", { class: "l" }, ...inhoud),
    );
  }

  meld(woorden, ...meer) {
    this.wisSamenvatting();
    this.samenvatting = maak(
      "div",
      { class: "err-sum", role: "alert", tabindex: "-1", "aria-labelledby": "stapfout" },
      maak("h2", { id: "stapfout" }, zin("Er gaat iets niet goed")),
      maak("p", {}, woorden),
      ...meer,
    );
    this.bovenkant.after(this.samenvatting);
    document.title = FOUT + zonderFout(document.title);
    this.samenvatting.focus();
  }

  wisSamenvatting() {
    this.samenvatting?.remove();
    this.samenvatting = null;
  }

  bijVerzenden(gebeurtenis) {
    if (this.bezig) {
      gebeurtenis.preventDefault();
      return;
    }
    if (!this.isControle()) {
      gebeurtenis.preventDefault();
      this.volgende();
      return;
    }
    const slecht = this.secties.findIndex((sectie) => vragenIn(sectie).some((vraag) => foutenIn(vraag).length));
    if (slecht >= 0) {
      gebeurtenis.preventDefault();
      this.naarControle = true;
      this.ga(slecht);
      this.keur(slecht);
    } else if (!navigator.onLine) {
      gebeurtenis.preventDefault();
      this.meld(zin("U hebt nu geen internet. Uw antwoorden staan nog op dit apparaat. Verstuur ze als u weer verbinding hebt."));
    } else {
      this.bezig = true;
      opslag.schrijf(this.sleutel + VERSTUURD, sleutelVan(this.formulier));
      opslag.schrijf(this.sleutel + KOPIE, this.inWoorden());
    }
  }
}

for (const klaar of document.querySelectorAll("[data-vragenlijst-klaar]")) {
  rondAf(klaar.dataset.vragenlijstKlaar);
  toonKopie(klaar.dataset.vragenlijstKlaar);
}
for (const formulier of document.querySelectorAll("form[data-vragenlijst]")) new Stappen(formulier).begin();
