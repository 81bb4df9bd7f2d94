import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { render } from 'preact-render-to-string';
import { BarChart } from './bar-chart.tsx';
import { DotPlot, peoplePerDot } from './dot-plot.tsx';
import { wrapLabel } from './wrap-label.ts';

const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('a bar chart', () => {
  const html = render(
    <BarChart
      id="poll"
      title="What is in the way?"
      rows={[
        { label: 'Money', count: 12 },
        { label: 'Law', count: 3 },
        { label: 'Nothing', count: 0 },
      ]}
      total={20}
    />,
  );

  it('says in words what it shows, and names itself by that', () => {
    assert.match(html, /role="img" aria-labelledby="poll-title poll-description"/);
    assert.match(html, /<title id="poll-title">What is in the way\?<\/title>/);
    assert.match(text(html), /Bar chart of 20 answers\. Most: Money, with 12\./);
  });

  it('writes the same numbers at the bars and in the table', () => {
    assert.match(text(html), /Money 12 \(60%\)/);
    assert.match(html.slice(html.indexOf('<table')), />12<.*>60%<.*>3<.*>15%<.*>0<.*>0%</);
  });

  it('draws lengths in proportion, from zero', () => {
    const widths = [...html.matchAll(/<rect[^>]* width="([\d.]+)%"/g)].map(([, width]) => Number(width));
    assert.deepEqual(widths, [68, 17, 0]);
  });

  it('carries no inline style, which the security policy would drop', () => {
    assert.doesNotMatch(html, /style=/);
  });

  it('is honest when there is nothing to show', () => {
    const empty = render(<BarChart id="e" title="Empty" rows={[{ label: 'A', count: 0 }]} total={0} />);
    assert.match(text(empty), /no answers yet/);
    assert.doesNotMatch(empty, /NaN|Infinity/);
  });
});

describe('a dot plot', () => {
  const plot = (counts: number[]) =>
    render(
      <DotPlot
        id="scale"
        title="How sure are you?"
        points={counts.map((count, index) => ({ label: String(index + 1), count }))}
        lowLabel="not at all"
        highLabel="quite sure"
      />,
    );
  const dots = (html: string) => html.match(/<circle/g)?.length ?? 0;

  it('draws one dot for each of a few people', () => {
    assert.equal(dots(plot([1, 0, 4, 7, 2])), 14);
  });

  it('lets a dot stand for several when there are many, and says so', () => {
    const html = plot([10, 0, 40, 70, 20]);
    assert.equal(dots(html), 1 + 4 + 7 + 2);
    assert.match(text(html), /Each dot stands for up to 10 answers/);
  });

  it('says the whole distribution in words', () => {
    assert.match(
      text(plot([1, 0, 4])),
      /Dot plot of 5 answers on a scale from 1 \(not at all\) to 3 \(quite sure\)\. 1: 1, 2: 0, 3: 4\./,
    );
  });

  it('is honest when there is nothing to show', () => {
    assert.match(text(plot([0, 0])), /no answers yet/);
    assert.doesNotMatch(plot([0, 0]), /NaN|Infinity/);
  });

  it('keeps the highest column at twelve dots or fewer', () => {
    assert.deepEqual([0, 12, 13, 25, 61, 120, 121].map(peoplePerDot), [1, 1, 2, 5, 10, 10, 20]);
  });
});

describe('a label', () => {
  it('breaks at spaces, and never within a word', () => {
    assert.deepEqual(wrapLabel('one two three', 7), ['one two', 'three']);
    assert.deepEqual(wrapLabel('incomprehensibilities of it', 7), ['incomprehensibilities', 'of it']);
    assert.deepEqual(wrapLabel('', 7), []);
  });
});
