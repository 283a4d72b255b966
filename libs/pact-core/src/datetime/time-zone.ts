/** Abbreviations of time zones that are in use. */
const ABBREVIATIONS =
  'ACDT ACST ACT ADT AEDT AEST AET AFT AKDT AKST AMT ART AST AWST AZT BDT BNT BOT BRST BRT BST BTT CAT CCT CDT CEST CET CHST CIST CLST CLT COT CST CVT CXT EAT ECT EDT EEST EET EGT EST EET FJT FKT GFT GILT GMT GST GYT HADT HAST HKT HST ICT IDT IRST IST JST KGT KRAT KST LHST MAGT MART MDT MEST MET MHT MMT MSD MSK MST MUT MVT MYT NDT NFT NPT NST NUT NZDT NZST OMST PDT PET PGT PHT PKT PMDT PMST PST PWT PYT RET SAST SBT SCT SGT SRT SST TAHT TFT TJT TKT TLT TMT TOT TRT TVT ULAT UTC UYT UZT VET VLAT VUT WAKT WAST WAT WEST WET WFT WIB WIT WITA YAKT YEKT'.split(
    ' ',
  );

type OffsetLetter = 'O' | 'X' | 'Z' | 'x' | 'z';

/** Whether a name such as `Europe/Berlin` is in the time zone database. */
export function isTimeZoneName(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    // The constructor's way to say that it does not know the zone.
    return false;
  }
}

/** The regular expression of an offset in numbers, as the pattern letter wants it. */
export function offsetExpression(letter: OffsetLetter, count: number): string {
  switch (letter) {
    case 'z':
      return 'GMT[+-]\\d{1,2}(?::\\d\\d)?';
    case 'O':
      return count < 4 ? '(?:GMT|UTC)[+-]\\d{1,2}(?::\\d\\d)?' : '(?:GMT|UTC)[+-]\\d{1,2}:\\d\\d';
    case 'Z':
      return ['[+-]\\d\\d\\d\\d', '(?:GMT|UTC)[+-]\\d\\d:\\d\\d', '[+-]\\d\\d:\\d\\d'][Math.max(count, 3) - 3] ?? '';
    case 'X':
    case 'x':
      return (
        [
          '[+-]\\d\\d(?:\\d\\d)?',
          '[+-]\\d\\d\\d\\d',
          '[+-]\\d\\d:\\d\\d',
          '[+-]\\d\\d\\d\\d(?:\\d\\d)?',
          '[+-]\\d\\d:\\d\\d(?::\\d\\d)?',
        ][count - 1] ?? ''
      );
  }
}

/** What may stand for an offset without numbers: `Z` for X, names of zones for z. */
export function zeroOffsetNames(letter: OffsetLetter, count: number): readonly string[] {
  switch (letter) {
    case 'z':
      // Longer names first: the first that fits is taken.
      return ABBREVIATIONS.toSorted((left, right) => right.length - left.length);
    case 'O':
      return ['GMT', 'UTC'];
    case 'Z':
      return count === 4 ? ['GMT', 'UTC'] : [];
    case 'X':
      return ['Z'];
    case 'x':
      return [];
  }
}

/** The local offset of a date, as the pattern letter wants it. */
export function formatOffset(date: Date, letter: OffsetLetter, count: number): string {
  const minutes = -date.getTimezoneOffset();
  const sign = minutes < 0 ? '-' : '+';
  const hh = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0');
  const mm = String(Math.abs(minutes) % 60).padStart(2, '0');
  const compact = `${sign}${hh}${mm}`;
  const extended = `${sign}${hh}:${mm}`;
  switch (letter) {
    case 'z':
      return minutes === 0 ? 'UTC' : `GMT${extended}`;
    case 'O':
      return `GMT${extended}`;
    case 'Z':
      return count < 4 ? compact : count === 4 ? `GMT${extended}` : extended;
    case 'X':
    case 'x':
      if (count === 1 && mm === '00') {
        return `${sign}${hh}`;
      }
      return count === 3 || count === 5 ? extended : compact;
  }
}
