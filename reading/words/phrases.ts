import { comparable } from "../../domain/locales/comparable.ts";
import type { Locale } from "../../domain/locales/locales.ts";

/** How people of a language write of their work, in the form in which words are compared. What is left out is not judged in that language. */
export type Phrases = {
  /** Openings that name a task, where a verb would say what was done. */
  duties?: string[];
  /** Openings of verbs that say little of one's own part. */
  weak?: string[];
  /** Words of the first person: those that open a sentence, and those that say it anywhere. */
  firstPerson?: { opening: string[]; anywhere: string[] };
  /** Beginnings of words for what came of the work, and for numbers. */
  results?: string[];
};

const words = (list: string) => list.split(", ").map(comparable);

export const phrases: Partial<Record<Locale, Phrases>> = {
  en: {
    duties: words("responsible for, responsibilities, duties, was, were, tasked with, in charge of, involved in"),
    weak: words(
      "helped, helped with, assisted, assisted with, assisted in, participated in, took part in, worked on, worked with, contributed to, supported with, handled, was responsible for, did",
    ),
    firstPerson: { opening: words("i, i'm, i've, my, our, we"), anywhere: words("my, me, myself, mine, i'm, i've, i'd") },
    results: words(
      "award, best, built, clos, complet, created, cut, deliver, design, doubl, earn, eliminat, exceed, expand, fewer, first, found, gain, grew, grow, half, halv, improv, increas, launch, less, lower, migrat, moved, open, publish, rais, reduc, replac, resolv, saved, saving, set up, ship, shorten, solv, sped, streamlin, started, tripl, won, wrote, two, three, four, five, six, seven, eight, nine, twelve, twent, dozen, hundred, thousand, million, twice",
    ),
  },
  de: {
    duties: words("zuständig für, verantwortlich für, aufgaben, tätigkeiten, zuständigkeit für"),
    weak: words("mitarbeit, mithilfe, unterstützung, beteiligt an, half, mitgewirkt"),
    firstPerson: {
      opening: words("ich, mein, meine, wir"),
      anywhere: words("ich, mein, meine, meinen, meiner, meinem, meines, mir, mich"),
    },
    results: words(
      "aufbau, aufgebaut, ausgebaut, ausgezeichnet, beschleunig, eingeführt, einführung, eingespart, entwick, erhöh, erreicht, erstell, geleitet, gesenkt, gesteigert, gewonnen, gründ, halbiert, optimier, reduzier, senk, steiger, umgesetzt, umstellung, verbesser, verdoppel, verkürz, verringer, zwei, drei, vier, fünf, sechs, sieben, neun, zehn, zwölf, zwanzig, hundert",
    ),
  },
  fr: {
    duties: words("responsable de, responsable du, responsable des, chargé de, chargée de, en charge de, missions"),
    weak: words("participation à, participé à, aide à, aidé à, contribution à, assistance à"),
    firstPerson: { opening: words("je, j'ai, mon, ma, mes, nous"), anywhere: words("je, j'ai, mon, ma, mes, moi") },
    results: words(
      "accél, amélior, augment, baiss, conçu, conception, créa, créé, développ, divis, doubl, dépass, économis, élabor, gagn, lanc, livr, mis en place, mise en, obten, optimis, réalis, réduc, réduit, refon, remport, ouvert, deux, trois, quatre, cinq, huit, douze, quinze, vingt, trente, quarante",
    ),
  },
  es: {
    duties: words("responsable de, encargado de, encargada de, funciones, tareas"),
    weak: words("participé en, participación en, ayudé, ayuda en, apoyo en, apoyé, colaboré en, colaboración en"),
    firstPerson: { opening: words("yo, mi, mis"), anywhere: words("yo, mis, mí") },
    results: words(
      "ahorr, aument, cre, desarroll, diseñ, dobl, duplic, gan, implement, increment, lanc, lanz, lider, logr, mejor, optimiz, reduc, reduj, super, premi, migr, tres, cuatro, cinco, seis, siete, ocho, nueve, doce, quince, veint, treinta, cuarenta",
    ),
  },
  it: {
    duties: words("responsabile di, responsabile della, responsabile del, incaricato di, incaricata di, mansioni"),
    weak: words("partecipazione a, partecipato a, aiutato, supporto a, collaborato a, collaborazione a"),
    firstPerson: { opening: words("io, mio, mia, ho"), anywhere: words("io, mio, mia, miei, mie") },
    results: words(
      "aument, avvi, cre, dimezz, guid, introdott, lanci, miglior, ottimizz, progett, raddoppi, realizz, ridott, ridu, risparm, sviluppat, vint, cinque, dodici, quindici, venti, trenta, quaranta",
    ),
  },
  pt: {
    duties: words("responsável por, responsável pela, responsável pelo, encarregado de, funções, tarefas"),
    weak: words("participei, participação em, ajudei, ajuda em, apoio a, apoiei, colaborei"),
    firstPerson: { opening: words("eu, meu, minha"), anywhere: words("eu, meu, minha, meus, minhas") },
    results: words(
      "aument, aumentei, criação, criei, criou, desenvolv, dobr, economi, elabor, ganh, implant, implement, lanc, lanç, lider, melhor, otimiz, projet, reduz, reduç, super, prem, dois, duas, três, quatro, cinco, seis, oito, doze, quinze, vinte, trinta, quarenta",
    ),
  },
  nl: {
    duties: words("verantwoordelijk voor, taken, werkzaamheden"),
    weak: words("meegewerkt aan, meegeholpen, ondersteuning bij, geholpen, betrokken bij"),
    firstPerson: { opening: words("ik, mijn, wij"), anywhere: words("ik, mijn, mij") },
    results: words(
      "bespaar, gebouwd, gegroeid, gehalveerd, geleid, gewonnen, ingevoerd, ontwikkel, ontworpen, opgezet, opgebouwd, geopend, verbeter, verdubbel, verhoog, verkort, verlaag, vermin, verkleind, gestart, twee, drie, vier, vijf, zeven, negen, twaalf, twintig, dertig",
    ),
  },
  pl: { firstPerson: { opening: words("ja, mój, moja, moje"), anywhere: words("mój, moja, moje, moim, mnie") } },
  ru: { firstPerson: { opening: words("я, мой, моя, мои, мы"), anywhere: words("я, мой, моя, мои, мне, меня") } },
  uk: { firstPerson: { opening: words("я, мій, моя, мої, ми"), anywhere: words("я, мій, моя, мої, мені, мене") } },
  el: { firstPerson: { opening: words("εγώ"), anywhere: words("εγώ") } },
  tr: { firstPerson: { opening: words("ben, benim"), anywhere: words("ben, benim") } },
  vi: { firstPerson: { opening: words("tôi"), anywhere: words("tôi") } },
};
