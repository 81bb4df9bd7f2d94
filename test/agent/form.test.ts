import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Page } from './page.ts';
import type { Form } from './form.ts';

const pageWith = (body: string): Page =>
  new Page({ status: 200, path: '/sessions/1/ask?lens=how', redirects: [], headers: {}, body });

const formWith = (controls: string, attributes = 'method="post" action="/ask"'): Form => {
  const [form] = pageWith(`<!doctype html><main><form ${attributes}>${controls}</form></main>`).forms;
  assert.ok(form);
  return form;
};

const sent = (form: Form, button?: string): string => {
  const { body } = form.submission(button);
  assert.ok(body instanceof URLSearchParams);
  return body.toString();
};

test('an untouched form sends what stands in it, hidden fields too, in the order of the page', () => {
  const form = formWith(`
    <input type="hidden" name="_csrf" value="t">
    <textarea name="text">\none &amp; two</textarea>
    <select name="part"><option value="">None</option><option value="2" selected>Two</option></select>
    <input name="empty"><input value="without a name"><button>Send</button>`);
  assert.equal(sent(form), '_csrf=t&text=one+%26+two&part=2&empty=');
});

test('boxes and radios are sent only when ticked, with "on" where they have no value', () => {
  const form = formWith(`
    <input type="checkbox" name="agree"><input type="checkbox" name="to" value="a" checked>
    <input type="checkbox" name="to" value="b"><input type="radio" name="lens" value="how">
    <input type="radio" name="lens" value="what">`);
  assert.equal(sent(form), 'to=a');
  form.fill({ agree: true, to: ['b'], lens: 'what' });
  assert.equal(sent(form), 'agree=on&to=b&lens=what');
  form.fill({ agree: false, lens: 'how' });
  assert.equal(sent(form), 'to=b&lens=how');
});

test('line ends are sent as browsers send them', () => {
  assert.equal(
    sent(formWith('<textarea name="text"></textarea>').fill({ text: 'a\nb\r\nc' })),
    'text=a%0D%0Ab%0D%0Ac',
  );
});

test('only the button that is pressed is sent, and may send the form elsewhere', () => {
  const form = formWith(`
    <button name="do" value="save">Save</button>
    <button name="do" value="drop" formaction="/drop">Remove <b>it</b></button>`);
  assert.deepEqual(form.buttons, ['Save', 'Remove it']);
  assert.equal(sent(form), 'do=save');
  assert.equal(form.submission('Remove it').path, '/drop');
  assert.equal(sent(form, 'Remove it'), 'do=drop');
  assert.throws(() => form.submission('Publish'), /no button “Publish”, only Save, Remove it/);
});

test('disabled controls are not sent, unless they stand in the legend of a disabled group', () => {
  const form = formWith(`
    <input name="off" value="1" disabled>
    <fieldset disabled><legend><input name="in" value="2"></legend><input name="out" value="3"></fieldset>`);
  assert.equal(sent(form), 'in=2');
});

test('a control elsewhere on the page belongs to the form that it names', () => {
  const page = pageWith(`<main><form id="f" method="post"><input name="a" value="1"></form>
    <form method="post"><input name="b" value="2" form="f"><button form="f">Go</button></form></main>`);
  assert.equal(sent(page.form('Go')), 'a=1&b=2');
});

test('a form that gets replaces the query, and one without an action goes to its own page', () => {
  const search = formWith('<input name="q" value="é">', 'action="/find?old=1"').submission();
  assert.deepEqual(search, { method: 'GET', path: '/find?q=%C3%A9', body: null });
  assert.equal(formWith('', 'method="post"').submission().path, '/sessions/1/ask?lens=how');
});

test('a form with files is sent in parts', async () => {
  const form = formWith('<input type="file" name="map">', 'method="post" enctype="multipart/form-data"');
  const { body } = form.fill({ map: new File(['{}'], 'map.json') }).submission();
  assert.ok(body instanceof FormData);
  const file = body.get('map');
  assert.ok(file instanceof File);
  assert.deepEqual([file.name, await file.text()], ['map.json', '{}']);
});

test('what a person could not do is refused', () => {
  const form = formWith(`
    <input type="hidden" name="id" value="1"><input name="fixed" value="x" readonly>
    <input type="radio" name="lens" value="how"><select name="part"><option>One</option></select>
    <input type="checkbox" name="to" value="a"><input type="checkbox" name="to" value="b">`);
  assert.deepEqual(form.fields, ['lens', 'part', 'to']);
  assert.throws(() => form.fill({ id: '2' }), /no field id to fill in, only lens, part, to/);
  assert.throws(() => form.fill({ fixed: 'y' }), /no field fixed/);
  assert.throws(() => form.fill({ lens: 'why' }), /“why” is not offered, only how/);
  assert.throws(() => form.fill({ part: 'Two' }), /“Two” is not offered, only One/);
  assert.throws(() => form.fill({ to: true }), /several boxes to/);
});

test('a page is asked for its form by the words on a button', () => {
  const page = pageWith(`<form><button>Sign out</button></form>
    <main><form action="/vote"><button>Vote</button></form></main>`);
  assert.equal(page.form().submission().path, '/vote');
  assert.equal(page.form('Sign out').buttons.length, 1);
  assert.throws(() => page.form('Ask'), /its buttons: Sign out, Vote/);
});

test('every line of an error summary leads to a control', () => {
  const summary = '<ul class="govuk-error-summary__list"><li><a href="#text">Enter a question</a></li></ul>';
  const page = pageWith(`<main>${summary}<textarea id="text" name="text"></textarea></main>`);
  assert.deepEqual(page.errors, [{ text: 'Enter a question', field: 'text' }]);
  assert.throws(() => pageWith(summary).errors, /leads to no control, but to #text/);
});

test('words of two blocks are not run together, words within one are not torn apart', () => {
  const page = pageWith(
    '<main><h1>Ask</h1><p>One <b>qu</b>estion,<br>or two</p><ul><li>a</li><li>b</li></ul></main>',
  );
  assert.equal(page.text, 'Ask One question, or two a b');
});
