// @ts-check
// The page's script, whose files the build puts one after the other, this one first: what the page holds, and
// what of it is shown. Nothing is decided here: what the rules say comes from the program, or from the
// engine where the page holds one. Texts become text nodes, never markup.
"use strict";

/**
 * @typedef {string | {ja: string, en: string}} Words
 * @typedef {{sign: string, style: string, text: Words, rule?: Words}} Remark
 * @typedef {string | number | boolean | null | Words} FieldValue
 * @typedef {[topic: number, truth: FieldValue, seen: FieldValue[], mistaken: number[]]} Knowing
 * @typedef {{status?: number[], states?: Words, changed?: [number, FieldValue][], hazards?: number[],
 *   knows?: Knowing[]}} Standing
 * @typedef {Standing & {time: string, day: Words, step: number | null, order: number | null,
 *   actor: number | null, sign: string, style: string, what: Words, answer: Words, accepted: boolean,
 *   remarks: Remark[]}} Moment
 * @typedef {{order: string, step: number | null, instead: null | {at: string, event: string, parameters: Record<string, unknown>}}} Change
 * @typedef {{troubles: Remark[], remedies: {change: Change, kind: Words, gone: Words, come: Words, left: Words}[]}} WhatIf
 * @typedef {{id: string, label: Words, type: "bool" | "date" | "name" | "number" | "count", needed: boolean,
 *   values: [string, Words][]}} Parameter
 * @typedef {{id: string, label: Words, actor: number, shop: boolean, parameters: Parameter[]}} EventType
 * @typedef {Record<string, unknown> & {at: string, event: string, order?: string | string[]}} Step
 * @typedef {{steps: Step[], until: string, expect?: unknown, breaks?: unknown}} Scenario
 * @typedef {{actors: Words[], events: EventType[], fields: {label: Words, world: boolean, shop: boolean}[],
 *   statuses: {label: Words, final: boolean}[][], hazards: Words[],
 *   topics: {label: Words, seen_by: ("screen" | number)[]}[],
 *   ways: {label: Words, moves: [from: number, to: number, by: Words[]][]}[]}} Book
 * @typedef {{file: string, title: Words, says: Words, source: Words, rulebook: Words, holds: boolean, settings: Words[],
 *   orders: string[], ids?: string[], given: {day: Words, orders: Standing[]} | null,
 *   first: number, count: number, begins: (number | null)[], before: [order: number, Standing & {paths: number[][]}][],
 *   moments: Moment[], bands: [hazard: number, order: number, from: number, to: number][],
 *   outcome: {order: number, status: Words, lines: Remark[]}[], advice: Remark[],
 *   failures: {line: number, text: Words}[], what_if?: WhatIf[], problems?: undefined}} ToldStory
 * @typedef {Book & ToldStory} Story
 * @typedef {{file: string, problems: Words[]}} Unreadable
 */

/**
 * An answer, drawn by the function of its kind (`answers`), and the stories that show it.
 * @type {{kind: string, title: Words, answer: unknown, language: "ja" | "en", stories: (Story | Unreadable)[],
 *   books: Book[], book_of: (number | null)[], scenarios?: (string | null)[], rulebooks?: Record<string, string>}}
 */
let page = { kind: "", title: "", answer: null, language: "ja", stories: [], books: [], book_of: [] };
/** @type {"ja" | "en"} */
let language = "ja";
/** Which story is shown, and which of its moments; -1: the answer, or the beginning. */
let shown = -1;
let chosen = 0;
/**
 * The parts of a story, which are tabs where there is no room for all.
 * @typedef {"about" | "happened" | "moment" | "ways"} Tab
 * @type {Tab[]}
 */
const tabs = ["about", "happened", "moment", "ways"];
/** @type {Tab} */
let tab = "happened";
