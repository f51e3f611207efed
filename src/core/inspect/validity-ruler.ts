import { textWidth } from '../flow/wrap-text.ts';

const DAY = 86_400_000;
/** Size of the labels' letters, in the units of `width`. */
export const RULER_TYPE = 13;
/** What a ruler keeps free at both ends. */
const MARGIN = 6;
/** Space between two labels of one row. */
const GAP = 10;
/** A label may stand this far beside its mark. */
const ASIDE = 18;
/** The part of the ruler that a day outside of the validity may take, and has at least. */
const OUTSIDE = { least: 0.1, most: 0.3 };
/** Fine ticks stand this many days apart, the first that gives no more than fits. */
const STEPS = [1, 5, 10, 30, 100, 365, 3650];
const MOST_TICKS = 60;

/** What stands at a ruler, each in the forms it may take, the longest first; a mark is said by its days. */
export interface RulerWords {
  from: readonly string[];
  until: readonly string[];
  today: readonly string[];
  renewal: readonly string[];
  mark: (days: number) => string;
}

export interface RulerQuestion {
  /** Milliseconds; `notAfter` is later than `notBefore`. */
  notBefore: number;
  notAfter: number;
  at: number;
  /** From when on it should be renewed; null where nobody renews it. */
  renewal: number | null;
  /** Longest lives that rules allow, in days; those that fall inside this one are marked. */
  marks: readonly number[];
  width: number;
  words: RulerWords;
}

export interface RulerLabel {
  role: 'from' | 'until' | 'today' | 'renewal' | 'mark';
  text: string;
  /** Left edge. */
  x: number;
  /** 0 above the bar, 1 and 2 below it. */
  row: 0 | 1 | 2;
}

/** A stretch of the ruler. */
export interface Stretch {
  from: number;
  until: number;
}

/** Where everything of a ruler stands along its width. */
export interface Ruler {
  state: 'before' | 'inside' | 'after';
  life: Stretch;
  /** What of the life is over; null before it begins. */
  lived: Stretch | null;
  /** Between the life and a day outside of it. */
  outside: Stretch | null;
  today: number;
  renewal: Stretch | null;
  ticks: number[];
  marks: number[];
  labels: RulerLabel[];
}

/** Lays out the ruler of a validity. Labels never overlap: they move, take a shorter form, or are left out. */
export function validityRuler(question: RulerQuestion): Ruler {
  const { notBefore, notAfter, at, renewal, width } = question;
  const whole = { from: MARGIN, until: width - MARGIN };
  const length = whole.until - whole.from;
  const state = at < notBefore ? 'before' : at > notAfter ? 'after' : 'inside';
  const far = state === 'before' ? notBefore - at : at - notAfter;
  const share = state === 'inside' ? 0 : Math.min(OUTSIDE.most, Math.max(OUTSIDE.least, far / (far + notAfter - notBefore)));
  const life = {
    from: whole.from + (state === 'before' ? share * length : 0),
    until: whole.until - (state === 'after' ? share * length : 0),
  };
  const place = (time: number): number => life.from + ((time - notBefore) / (notAfter - notBefore)) * (life.until - life.from);
  const today = state === 'before' ? whole.from : state === 'after' ? whole.until : place(at);
  const hatched = renewal === null || renewal >= notAfter ? null : { from: place(Math.max(renewal, notBefore)), until: life.until };
  const { labels, marks } = labelsOf(question, { whole, life, today, renewal: hatched, place });
  return {
    state,
    life,
    lived: state === 'before' ? null : { from: life.from, until: Math.min(today, life.until) },
    outside: state === 'before' ? { from: today, until: life.from } : state === 'after' ? { from: life.until, until: today } : null,
    today,
    renewal: hatched,
    ticks: ticksOf(notBefore, notAfter).map(place),
    marks,
    labels,
  };
}

function ticksOf(from: number, until: number): number[] {
  const days = (until - from) / DAY;
  const step = STEPS.find((each) => days / each <= MOST_TICKS) ?? days;
  return Array.from({ length: Math.max(0, Math.ceil(days / step) - 1) }, (_, at) => from + (at + 1) * step * DAY);
}

interface Layout extends Pick<Ruler, 'life' | 'today' | 'renewal'> {
  whole: Stretch;
  place: (time: number) => number;
}

function labelsOf({ notBefore, notAfter, marks, words }: RulerQuestion, layout: Layout): Pick<Ruler, 'labels' | 'marks'> {
  const { whole, life, today, renewal, place } = layout;
  const room = new Room(whole);
  room.put('today', words.today, 0, today);
  const shown: number[] = [];
  for (const days of marks.toSorted((one, other) => other - one)) {
    const x = place(notBefore + days * DAY);
    if (days * DAY < notAfter - notBefore && room.put('mark', [words.mark(days)], 1, x, ASIDE)) shown.push(x);
  }
  // Said in words as well, so it is this one that gives way.
  if (renewal !== null) room.put('renewal', words.renewal, 1, (renewal.from + renewal.until) / 2);
  room.ends(words, life);
  return { labels: room.labels, marks: shown };
}

/** The rows of labels; each new one keeps off those that are there. */
class Room {
  readonly labels: RulerLabel[] = [];
  readonly #whole: Stretch;

  constructor(whole: Stretch) {
    this.#whole = whole;
  }

  /** Centres the longest form that fits at a place, moved by no more than `most`; false where none does. */
  put(role: RulerLabel['role'], forms: readonly string[], row: RulerLabel['row'], at: number, most = Infinity): boolean {
    for (const text of forms) {
      const wide = textWidth(text) * RULER_TYPE;
      const x = Math.max(this.#whole.from, Math.min(this.#whole.until - wide, at - wide / 2));
      if (wide <= this.#whole.until - this.#whole.from && Math.abs(x + wide / 2 - at) <= most && this.#isFree(row, x, x + wide)) {
        this.labels.push({ role, text, x, row });
        return true;
      }
    }
    return false;
  }

  /** The two dates at the ends of the life, in forms that leave one another room; the first one goes where nothing else helps. */
  ends({ from, until }: RulerWords, life: Stretch): void {
    for (const [at, text] of until.entries()) {
      const first = from[at] ?? '';
      const [firstWide, lastWide] = [textWidth(first) * RULER_TYPE, textWidth(text) * RULER_TYPE];
      const left = Math.min(life.from, this.#whole.until - lastWide - GAP - firstWide);
      const right = Math.max(life.until - lastWide, left + firstWide + GAP);
      if (left < this.#whole.from || right + lastWide > this.#whole.until + 0.001) continue;
      this.labels.push({ role: 'from', text: first, x: left, row: 2 }, { role: 'until', text, x: right, row: 2 });
      return;
    }
    this.put('until', until, 2, life.until);
  }

  #isFree(row: number, from: number, until: number): boolean {
    return this.labels.every((one) => one.row !== row || until + GAP <= one.x || one.x + textWidth(one.text) * RULER_TYPE + GAP <= from);
  }
}
