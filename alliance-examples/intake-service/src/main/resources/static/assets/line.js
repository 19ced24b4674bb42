// The only script. It turns the number field of each line into a line to mark. The range has no name and is never sent: what
// is sent is the number field, which stays empty until the line is marked. Without this script the number is typed.
'use strict';

const MOVES = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];

function start(line) {
  const number = line.querySelector('.typed input');
  const mark = line.querySelector('.mark');
  const said = line.querySelector('.said');
  const middle = mark.value;
  const written = (value, decimals) =>
    value.toLocaleString(document.documentElement.lang, {maximumFractionDigits: decimals, useGrouping: false});

  function position() {
    const way = (mark.value - mark.min) / (mark.max - mark.min);
    return mark.dataset.position.replace('{0}', written(100 * (mark.dir === 'rtl' ? 1 - way : way), 1));
  }

  function show() {
    mark.value = number.value === '' ? middle : number.value;
    if (Number(mark.value) !== Number(number.value)) {
      number.value = '';
    }
    const marked = number.value !== '';
    const answer = mark.dataset.numberShown === 'true' ? written(Number(mark.value), 3) : '';
    line.classList.toggle('marked', marked);
    said.textContent = marked ? answer : mark.dataset.unmarked;
    mark.setAttribute('aria-valuetext', marked ? answer || position() : mark.dataset.unmarked);
  }

  function take() {
    number.value = mark.value;
    show();
  }

  mark.addEventListener('input', take);
  // no input event follows if the middle itself is marked
  let pressed = false;
  mark.addEventListener('pointerdown', event => {
    pressed = event.button === 0;
  });
  // the finger scrolls the page
  mark.addEventListener('pointercancel', () => {
    pressed = false;
  });
  mark.addEventListener('pointerup', () => {
    if (pressed) {
      take();
    }
    pressed = false;
  });
  mark.addEventListener('keyup', event => MOVES.includes(event.key) && take());
  line.querySelector('.clear').addEventListener('click', () => {
    number.value = '';
    show();
    mark.focus();
  });
  // a browser that goes back to this page may restore the fields
  window.addEventListener('pageshow', show);
  line.querySelector('.typed').hidden = true;
  line.querySelectorAll('.track, .state').forEach(part => {
    part.hidden = false;
  });
  line.querySelectorAll('.tick').forEach(tick => {
    tick.style.left = 100 * tick.dataset.at + '%';
  });
  line.querySelectorAll('.between').forEach(place);
  show();
}

// Puts a label below its place: it begins there, is centred there or ends there.
function place(label) {
  const at = Number(label.dataset.at);
  const room = at < 1 / 3 || at > 2 / 3 ? 0 : Math.min(at, 1 - at);
  label.style.textAlign = room > 0 ? 'center' : at < 1 / 3 ? 'start' : 'end';
  label.style.marginInlineStart = 100 * (at > 2 / 3 ? 0 : at - room) + '%';
  label.style.marginInlineEnd = 100 * (at < 1 / 3 ? 0 : 1 - at - room) + '%';
}

document.querySelectorAll('.line').forEach(start);
