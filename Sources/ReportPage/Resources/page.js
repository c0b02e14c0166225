"use strict";
const byId = (id) => document.getElementById(id);
const span = (element) => ({ element, s: Number(element.dataset.s), e: Number(element.dataset.e) });
const all = (selector) => [...document.querySelectorAll(selector)].map(span);
// Times are rounded to milliseconds, so that a moment may lie a hair outside its own stretch.
const covers = (item, t) => item.s - 0.01 <= t && t <= item.e + 0.01;
const flags = all("article.flag");
const clips = all("video");
const passages = all("#passages li");
const stretches = all("#stretches tr[data-s]");
const told = all("#told tr[data-s]");
const lanes = byId("lanes");
const slider = byId("at");
const cursor = byId("cursor");
const moment = byId("moment");
const panel = byId("passages");
const duration = Number(lanes.dataset.duration);
// What happens in a moment cannot be met by a pointer.
const slack = Math.max(0.5, duration / 500);
let now = 0;

for (const part of document.querySelectorAll(".keys, #at, #search")) part.hidden = false;

// 1:02.4, as everywhere in the report
function clock(seconds) {
  const tenths = Math.round(Math.max(seconds, 0) * 10);
  const [hours, minutes, rest] = [Math.floor(tenths / 36000), Math.floor(tenths / 600) % 60, tenths % 600];
  const two = (number) => String(number).padStart(2, "0");
  const tail = two(Math.floor(rest / 10)) + "." + (rest % 10);
  return hours > 0 ? hours + ":" + two(minutes) + ":" + tail : minutes + ":" + tail;
}

// --- One moment on everything -----------------------------------------------------------------------------

function nearestPassage(t) {
  let best = null;
  for (const passage of passages) {
    const away = Math.max(passage.s - t, t - passage.e, 0);
    if (!best || away < best.away) best = { ...passage, away };
  }
  return best;
}

function moveCursor(t) {
  now = Math.min(Math.max(t, 0), duration);
  cursor.hidden = false;
  lanes.style.setProperty("--at", now / duration);
  slider.value = now;
}

// Marks a moment on all lanes, tells what is known of it and brings the nearest passage into its panel.
function show(t, keepsPassages = false) {
  moveCursor(t);
  const passage = nearestPassage(now);
  for (const marked of document.querySelectorAll("#passages .current")) marked.classList.remove("current");
  if (passage) {
    passage.element.classList.add("current");
    if (!keepsPassages) scrollPanel(passage.element);
  }
  tell(passage);
}

// Twice, since rows above it may only get their height when they come into sight.
function scrollPanel(row) {
  centre(row);
  requestAnimationFrame(() => centre(row));
}

function centre(row) {
  const [outer, inner] = [panel.getBoundingClientRect(), row.getBoundingClientRect()];
  panel.scrollTop += inner.top - outer.top - Math.max(0, (panel.clientHeight - inner.height) / 2);
}

function make(name, text, attributes = {}) {
  const element = document.createElement(name);
  element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function line(term, ...content) {
  const row = make("div", "");
  row.append(make("dt", term), make("dd", ""));
  row.lastChild.append(...content);
  return row;
}

function flagWords(flag) { return flag.element.dataset.kind + ", " + flag.element.dataset.severity; }

function saidThen(passage) {
  if (!passage) return [];
  const who = passage.element.querySelector(".who").textContent;
  const words = passage.element.querySelector(".words").textContent;
  const quote = make("q", words.length > 200 ? words.slice(0, 200) + " …" : words, { dir: "auto" });
  const away = passage.away > 0.01
    ? clock(passage.away) + (passage.s > now ? " later, " : " before, ") : "";
  return [line("Said", make("a", clock(passage.s), { href: "#" + passage.element.id }),
    " " + away + who + ": ", quote)];
}

function tell(passage) {
  const here = flags.filter((flag) => covers(flag, now));
  const untold = stretches.filter((stretch) => covers(stretch, now));
  const flagged = here.flatMap((flag, index) => [index ? "; " : "",
    make("a", flagWords(flag), { href: "#" + flag.element.id })]);
  const rows = [line("Flagged", ...(here.length ? flagged : ["nothing"]))];
  if (untold.length) {
    rows.push(line("Cannot tell", untold.map(({ element }) =>
      element.cells[2].textContent + ": " + element.cells[3].textContent).join("; ")));
  }
  const toldThen = told.filter((item) => item.s - slack <= now && now <= item.e + slack);
  if (toldThen.length) {
    rows.push(line("Browser told", [...new Set(toldThen.map(({ element }) => element.cells[2].textContent))].join("; ")));
  }
  rows.push(...saidThen(passage), clipRow(here));
  const list = make("dl", "");
  list.append(...rows);
  moment.replaceChildren(make("p", "At " + clock(now), { class: "when" }), list);
  moment.hidden = false;
  const flagText = here.length ? here.map(flagWords).join("; ") : "no flag";
  const said = passage && passage.away <= 0.01 ? ", said by: " + passage.element.querySelector(".who").textContent : "";
  slider.setAttribute("aria-valuetext", clock(now) + ", " + flagText + said);
}

// There is no recording in the page, only clips of flags: it says so where none of them shows the moment.
function clipRow(here) {
  const shown = clips.filter((clip) => covers(clip, now));
  const clip = shown.find((one) => here.some((flag) => flag.element.contains(one.element))) || shown[0];
  if (!clip) return line("Clip", "none shows this moment; look at " + clock(now) + " in the recording itself");
  const flag = clip.element.closest("article");
  const button = make("button", "Play " + flag.id + " from here", { type: "button" });
  button.addEventListener("click", () => playAt(clip, now));
  return line("Clip", button);
}

function playAt(clip, t) {
  const video = clip.element;
  for (const other of clips) if (other.element !== video) other.element.pause();
  video.currentTime = Math.max(0, t - clip.s);
  bring(video);
  video.focus({ preventScroll: true });
  video.play().catch(() => {});
}

// --- The timeline -----------------------------------------------------------------------------------------

function timeUnder(event) {
  const box = (lanes.querySelector(".plot") || slider).getBoundingClientRect();
  return (event.clientX - box.left) / box.width * duration;
}

let isDragging = false;
lanes.addEventListener("pointerdown", (event) => {
  if (event.button !== 0 || !event.target.closest(".plot") || event.target.closest("a")) return;
  isDragging = true;
  show(timeUnder(event));
  event.preventDefault();
});
addEventListener("pointermove", (event) => { if (isDragging) show(timeUnder(event)); });
for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => { isDragging = false; });

slider.addEventListener("input", () => show(Number(slider.value)));
slider.addEventListener("keydown", (event) => {
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 };
  const step = steps[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  show(now + (event.shiftKey ? step / 10 : step));
});

// --- Jumps ------------------------------------------------------------------------------------------------

function bring(element) {
  element.scrollIntoView({ block: "center" });
  requestAnimationFrame(() => element.scrollIntoView({ block: "center" }));
}

function goToFlag(flag) {
  bring(flag.element);
  flag.element.focus({ preventScroll: true });
  show(flag.s);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  if (link.dataset.at) {
    event.preventDefault();
    show(Number(link.dataset.at), Boolean(link.closest("#passages")));
    lanes.scrollIntoView({ block: "start" });
    moment.scrollIntoView({ block: "nearest" });
    slider.focus({ preventScroll: true });
    return;
  }
  const id = link.getAttribute("href").slice(1);
  const flag = flags.find((one) => one.element.id === id);
  const passage = passages.find((one) => one.element.id === id);
  if (!flag && !passage) return;
  event.preventDefault();
  if (flag) return goToFlag(flag);
  reveal(passage);
});

function reveal(passage) {
  if (passage.element.hidden) clearSearch();
  panel.scrollIntoView({ block: "nearest" });
  show(Math.max(now, passage.s) <= passage.e ? Math.max(now, passage.s) : passage.s);
  passage.element.querySelector("a").focus({ preventScroll: true });
}

// Single letters work within a flag only, where they can surprise nobody.
byId("flag-list").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = flags.findIndex((flag) => flag.element.contains(document.activeElement));
  if (at < 0) return;
  if (event.key === "j" && flags[at + 1]) goToFlag(flags[at + 1]);
  if (event.key === "k" && flags[at - 1]) goToFlag(flags[at - 1]);
  if (event.key === "p") {
    const clip = flags[at].element.querySelector("video");
    if (clip) { if (clip.paused) clip.play().catch(() => {}); else clip.pause(); }
  }
});

// --- Clips ------------------------------------------------------------------------------------------------

for (const clip of clips) {
  clip.element.addEventListener("timeupdate", () => {
    if (!clip.element.paused) moveCursor(clip.s + clip.element.currentTime);
  });
  clip.element.addEventListener("pause", () => {
    // One that is stopped because another begins has nothing to tell.
    if (clips.every((one) => one.element.paused)) show(clip.s + clip.element.currentTime);
  });
  clip.element.addEventListener("error", () => {
    const caption = clip.element.parentElement.querySelector("figcaption");
    if (caption.querySelector(".missing")) return;
    caption.append(make("span", " It is not beside this page, or this browser cannot play it.", { class: "missing" }));
  });
}

// A clip shows its first picture when its flag comes near.
const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    for (const video of target.querySelectorAll("video")) video.preload = "metadata";
  }
}, { rootMargin: "400px" });
for (const flag of flags) near.observe(flag.element);

// --- Finding words ----------------------------------------------------------------------------------------

const find = byId("find");
const who = byId("who");
let lowered = null;

function search() {
  lowered = lowered || passages.map(({ element }) =>
    [...element.querySelectorAll(".words")].map((part) => part.textContent).join("").toLowerCase());
  const words = find.value.trim().toLowerCase();
  let count = 0;
  for (const [index, passage] of passages.entries()) {
    const isTheirs = !who || !who.value || passage.element.classList.contains(who.value);
    const isFound = isTheirs && lowered[index].includes(words);
    passage.element.hidden = !isFound;
    if (isFound) count += 1;
  }
  const isAll = !words && !(who && who.value);
  byId("found").textContent = isAll ? "" : count + " of " + passages.length + " passages";
  panel.scrollTop = 0;
  highlight(words);
}

function highlight(words) {
  if (!window.CSS || !CSS.highlights) return;
  CSS.highlights.delete("found");
  if (!words) return;
  const ranges = [];
  for (const { element } of passages) {
    if (element.hidden) continue;
    for (const part of element.querySelectorAll(".words")) ranges.push(...rangesIn(part.firstChild, words));
    if (ranges.length > 2000) break;
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

function rangesIn(text, words) {
  const lower = text ? text.data.toLowerCase() : "";
  const ranges = [];
  // Some letters change their length in lower case; then places would be wrong.
  if (!text || lower.length !== text.data.length) return ranges;
  for (let at = lower.indexOf(words); at >= 0 && ranges.length < 200; at = lower.indexOf(words, at + words.length)) {
    const range = new Range();
    range.setStart(text, at);
    range.setEnd(text, at + words.length);
    ranges.push(range);
    const folded = text.parentElement.closest("details");
    if (folded) folded.open = true;
  }
  return ranges;
}

function clearSearch() {
  find.value = "";
  if (who) who.value = "";
  search();
}

if (find) {
  byId("search").addEventListener("submit", (event) => event.preventDefault());
  find.addEventListener("input", search);
  find.addEventListener("keydown", (event) => { if (event.key === "Escape") clearSearch(); });
  if (who) who.addEventListener("change", search);
}

// --- On paper everything is open --------------------------------------------------------------------------

let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const part of folded) part.open = true;
});
addEventListener("afterprint", () => { for (const part of folded) part.open = false; });
