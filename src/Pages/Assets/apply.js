// Saves the application by itself, once there is an address that a link can go to. The server keeps it as the button does; the sentence
// that says so comes from there too. Nothing is stored in the browser.
(function () {
  'use strict';

  var form = document.getElementById('application-form');
  var note = form && form.querySelector('[data-autosave]');
  if (!note) {
    return;
  }

  var rest = 15000;
  var saved = snapshot();
  var last = 0;
  var timer = 0;
  var busy = false;
  var over = false;

  form.addEventListener('change', plan);
  form.addEventListener('input', plan);
  // Coming back to the page, or leaving it for another window, is as good a moment as any.
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') {
      save();
    }
  });

  // Going to another section keeps what was typed in this one; sending the application ends the draft instead.
  form.addEventListener('submit', function (event) {
    var button = event.submitter;
    if (button && button.name === 'go' && button.value !== 'submit') {
      save(true);
    }
  });

  function snapshot() {
    return new URLSearchParams(new FormData(form)).toString();
  }

  // An address that is still being typed is no address yet.
  function addressIsReady(leaving) {
    var email = form.elements.visitorEmail;
    return Boolean(email) && (leaving || email !== document.activeElement) && /^[^@\s]+@[^@\s]+\.[^@\s]{2,}$/.test(email.value.trim());
  }

  function plan() {
    if (!timer && !over) {
      timer = setTimeout(function () { timer = 0; save(); }, Math.max(1000, last + rest - Date.now()));
    }
  }

  function save(leaving) {
    var now = snapshot();
    // Leaving the field of the address is a change too, which plans anew.
    if (over || busy || now === saved || !addressIsReady(leaving)) {
      return;
    }
    busy = true;
    last = Date.now();
    note.textContent = note.dataset.saving;
    fetch(form.getAttribute('action'), {
      method: 'POST',
      body: new URLSearchParams(now + '&save=auto'),
      credentials: 'same-origin',
      keepalive: now.length < 60000
    }).then(function (response) {
      over = response.status === 410;
      if (response.ok) {
        saved = now;
      }
      return response.json();
    }).then(function (answer) {
      note.textContent = answer.message;
    }).catch(function () {
      note.textContent = note.dataset.failed;
    }).finally(function () {
      busy = false;
      if (snapshot() !== saved) {
        plan();
      }
    });
  }
}());
