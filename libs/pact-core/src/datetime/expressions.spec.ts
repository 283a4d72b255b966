import { describe, expect, it } from '@jest/globals';
import { parseDateExpression } from './date-expression.js';
import { compileDateFormat } from './date-format.js';
import { parseDateTimeExpression, parseTimeExpression } from './time-expression.js';

const DATE_TIME = compileDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSS", '$');

// A Saturday.
const NOW = new Date(2000, 0, 1, 10, 20, 30, 400);

describe('parseDateExpression', () => {
  it.each([
    ['', '2000-01-01'],
    ['now', '2000-01-01'],
    ['  today  ', '2000-01-01'],
    ['yesterday', '1999-12-31'],
    ['tomorrow', '2000-01-02'],
    ['+ 1 day', '2000-01-02'],
    ['+1 week', '2000-01-08'],
    ['- 2 weeks', '1999-12-18'],
    ['+ 4 years', '2004-01-01'],
    ['tomorrow+ 4 years', '2004-01-02'],
    ['today + 1 month - 1 day', '2000-01-31'],
    ['+ 13 months', '2001-02-01'],
    ['next week', '2000-01-08'],
    ['last month', '1999-12-01'],
    ['next fortnight', '2000-01-15'],
    ['next monday', '2000-01-03'],
    ['next mon', '2000-01-03'],
    ['next saturday', '2000-01-08'],
    ['last saturday', '1999-12-25'],
    ['last wednesday', '1999-12-29'],
    ['last december', '1999-12-01'],
    ['next jan', '2001-01-01'],
    ['last jan', '1999-01-01'],
    ['next june + 2 weeks', '2000-06-15'],
    ['last mon + 2 weeks', '2000-01-10'],
  ])('reads "%s"', (expression, expected) => {
    expect(DATE_TIME.format(parseDateExpression(expression)?.(NOW) ?? new Date(0))).toBe(`${expected}T10:20:30.400`);
  });

  it('takes the last day of a month that is too short', () => {
    const january31 = new Date(2001, 0, 31);

    expect(parseDateExpression('+ 1 month')?.(january31)).toEqual(new Date(2001, 1, 28));
    expect(parseDateExpression('- 2 months')?.(january31)).toEqual(new Date(2000, 10, 30));
  });

  it.each([
    'not an expression',
    'today tomorrow',
    '+ day',
    '+ 1',
    'next',
    'next weeks',
    'next 2',
    '1 day',
    'today +',
    'noon',
  ])('does not read "%s"', (expression) => {
    expect(parseDateExpression(expression)).toBeUndefined();
  });
});

describe('parseTimeExpression', () => {
  it.each([
    ['', '10:20:30.400'],
    ['now', '10:20:30.400'],
    ['midnight', '00:00:00.000'],
    ['noon', '12:00:00.000'],
    ["2 o'clock am", '02:00:00.000'],
    ["2 o'clock pm", '14:00:00.000'],
    ["12 o'clock am", '00:00:00.000'],
    ["12 o'clock pm", '12:00:00.000'],
    ["11 o'clock", '11:00:00.000'],
    ["10 o'clock", '22:00:00.000'],
    ["1 o'clock + 30 minutes", '13:30:00.000'],
    ['+ 1 hour', '11:20:30.400'],
    ['- 1 hour - 20 minutes - 30 seconds - 400 milliseconds', '09:00:00.000'],
    ['next hour', '11:20:30.400'],
    ['last minute', '10:19:30.400'],
  ])('reads "%s"', (expression, expected) => {
    expect(DATE_TIME.format(parseTimeExpression(expression)?.(NOW) ?? new Date(0))).toBe(`2000-01-01T${expected}`);
  });

  it.each(["13 o'clock", '5', 'noon noon', '+ 1 day', 'next day', 'today'])('does not read "%s"', (expression) => {
    expect(parseTimeExpression(expression)).toBeUndefined();
  });
});

describe('parseDateTimeExpression', () => {
  it.each([
    ['', '2000-01-01T10:20:30.400'],
    ['today', '2000-01-01T10:20:30.400'],
    ['+ 1 day @ + 1 hour', '2000-01-02T11:20:30.400'],
    ['yesterday @ midnight', '1999-12-31T00:00:00.000'],
    ['@ noon', '2000-01-01T12:00:00.000'],
    ['today + 2 days @ midnight - 1 second', '2000-01-02T23:59:59.000'],
  ])('reads "%s"', (expression, expected) => {
    expect(DATE_TIME.format(parseDateTimeExpression(expression)?.(NOW) ?? new Date(0))).toBe(expected);
  });

  it.each(['noon', 'today @ today', 'today @ noon @ noon'])('does not read "%s"', (expression) => {
    expect(parseDateTimeExpression(expression)).toBeUndefined();
  });
});
