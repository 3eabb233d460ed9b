// Makes handing in files comfortable: drag and drop, a list with sizes, problems said before sending, photos made small enough, progress
// while sending. Without it the form is the same with the browser's plain file fields. Every sentence comes from the page.
(() => {
  'use strict';

  const longestSide = 2400;
  const quality = 0.85;
  const sizes = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  const size = bytes => bytes < 1e6 ? `${sizes.format(Math.max(1, Math.round(bytes / 1e3)))}\u00a0kB` : `${sizes.format(bytes / 1e6)}\u00a0MB`;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  // A photo of a phone may be larger than a file may be; smaller it still shows what it proves.
  const shrunk = async (file, most) => {
    if (file.size <= most || !file.type.startsWith('image/')) return file;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', quality));
      return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg', lastModified: file.lastModified }) : file;
    } catch {
      return file;
    }
  };

  const begin = kept => {
    const settings = document.querySelector('[data-upload]');
    const form = settings && settings.closest('form');
    if (!form || !window.DataTransfer) return;
    const words = settings.dataset;
    const most = Number(words.maxBytes);
    const fields = Array.from(form.querySelectorAll('input[type=file]'), input => ({ input, files: kept.get(input.name) || [] }));
    const said = (sentence, file) => sentence.replace('{name}', file.name);
    const everything = () => fields.flatMap(field => field.files);
    const same = (a, b) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

    const problem = (field, file) => {
      if (file.size === 0) return said(words.empty, file);
      if (!field.input.accept.split(',').includes(file.type)) return said(words.wrongType, file);
      if (file.size > most) return said(words.tooLarge, file);
      return everything().find(other => same(other, file)) !== file ? said(words.twice, file) : null;
    };

    const total = () => {
      const files = everything();
      if (files.length > Number(words.maxFiles)) return words.tooMany;
      return files.reduce((sum, file) => sum + file.size, 0) > Number(words.maxTotal) ? words.tooMuch : null;
    };

    const show = () => {
      for (const field of fields) {
        const transfer = new DataTransfer();
        field.list.replaceChildren(...field.files.map(file => {
          transfer.items.add(file);
          const line = element('li');
          const remove = element('button', 'quiet', words.remove);
          remove.type = 'button';
          remove.setAttribute('aria-label', said(words.removeName, file));
          remove.addEventListener('click', () => {
            field.files = field.files.filter(other => other !== file);
            show();
            field.input.focus();
          });
          line.append(element('span', 'name', file.name), ' ', element('span', 'minor', size(file.size)), ' ', remove);
          const wrong = problem(field, file);
          if (wrong) line.append(element('span', 'problem', wrong));
          return line;
        }));
        field.input.files = transfer.files;
        field.zone.classList.toggle('filled', field.files.length > 0);
      }
      // Said where the form is sent, too, and to those who hear the page.
      const wrong = form.querySelector('.chosen .problem');
      status.textContent = total() || (wrong ? wrong.textContent : '');
    };

    const add = async (field, files) => {
      const added = await Promise.all(Array.from(files, file => shrunk(file, most)));
      field.files = field.files.concat(added);
      show();
    };

    const status = element('p', 'problem');
    status.setAttribute('role', 'status');
    settings.before(status);

    for (const field of fields) {
      field.zone = element('div', 'drop');
      field.list = element('ul', 'chosen');
      field.input.before(field.zone);
      field.zone.append(element('p', 'minor', words.drop), field.input, field.list);
      field.input.addEventListener('change', () => add(field, field.input.files));
      field.zone.addEventListener('dragover', event => {
        event.preventDefault();
        field.zone.classList.add('over');
      });
      field.zone.addEventListener('dragleave', () => field.zone.classList.remove('over'));
      field.zone.addEventListener('drop', event => {
        event.preventDefault();
        field.zone.classList.remove('over');
        add(field, event.dataTransfer.files);
      });
      if (matchMedia('(pointer: coarse)').matches) {
        const camera = element('button', 'second', words.photo);
        camera.type = 'button';
        camera.addEventListener('click', () => {
          const shot = element('input');
          shot.type = 'file';
          shot.accept = 'image/jpeg,image/png';
          shot.capture = 'environment';
          shot.addEventListener('change', () => add(field, shot.files));
          shot.click();
        });
        field.input.after(camera);
      }
    }

    const send = () => {
      const request = new XMLHttpRequest();
      const button = form.querySelector('button:not([type])');
      const bar = settings.querySelector('progress');
      const ended = sentence => {
        settings.hidden = true;
        button.disabled = false;
        status.textContent = sentence;
      };
      request.upload.addEventListener('progress', event => {
        bar.max = event.total;
        bar.value = event.loaded;
      });
      request.addEventListener('error', () => ended(words.failed));
      request.addEventListener('load', () => {
        const answer = new DOMParser().parseFromString(request.responseText, 'text/html');
        const main = answer.querySelector('main');
        if (!main) {
          ended(words.failed);
          return;
        }
        document.title = answer.title;
        document.querySelector('main').replaceWith(main);
        // What was chosen is still here, also where the form comes back.
        main.querySelectorAll('[data-files-again]').forEach(sentence => sentence.remove());
        begin(new Map(fields.map(field => [field.input.name, field.files])));
        (main.querySelector('#error-summary') || main).focus();
        scrollTo(0, 0);
      });
      button.disabled = true;
      status.textContent = '';
      settings.hidden = false;
      request.open('POST', form.action);
      request.send(new FormData(form));
    };

    form.addEventListener('submit', event => {
      event.preventDefault();
      const wrong = form.querySelector('.chosen .problem');
      if (wrong) {
        wrong.closest('li').querySelector('button').focus();
      } else if (!total()) {
        send();
      }
    });
    show();
  };

  begin(new Map());
})();
