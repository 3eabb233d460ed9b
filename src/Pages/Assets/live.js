// Answers while somebody types: what carries data-live asks the server for its own page again after a change, and the regions marked
// data-live-region are exchanged. Without this a button does the same.
(function () {
  'use strict';

  var pause = 400;

  document.querySelectorAll('[data-live]').forEach(function (asking) {
    var form = asking.closest('form');
    var timer = 0;
    var asked = 0;

    asking.querySelectorAll('[data-live-button]').forEach(function (button) { button.hidden = true; });
    asking.addEventListener('input', later);
    asking.addEventListener('change', later);

    function later() {
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    }

    function ask() {
      var mine = ++asked;
      request().then(function (response) {
        return response.status === 200 ? response.text() : null;
      }).then(function (html) {
        // Only the answer to the latest question counts.
        if (html !== null && mine === asked) {
          exchange(new DOMParser().parseFromString(html, 'text/html'));
        }
      }).catch(function () { /* The button that sends the form still works. */ });
    }

    function request() {
      var body = new URLSearchParams(new FormData(form));
      var action = form.getAttribute('action').split('#')[0];
      if (form.method === 'get') {
        return fetch(action + '?' + body, { credentials: 'same-origin' });
      }
      // To go where one already is: the section as it would be shown, neither judged nor kept.
      body.set('go', asking.dataset.live);
      return fetch(action, { method: 'POST', body: body, credentials: 'same-origin' });
    }

    function exchange(answer) {
      document.querySelectorAll('[data-live-region]').forEach(function (region) {
        var fresh = answer.querySelector('[data-live-region="' + region.dataset.liveRegion + '"]');
        if (fresh && fresh.innerHTML !== region.innerHTML) {
          region.innerHTML = fresh.innerHTML;
        }
      });
    }
  });
}());
