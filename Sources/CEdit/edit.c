#define _GNU_SOURCE
#include "edit.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

struct line_editor {
  EditLine *edit;
  History *history;
  HistEvent event;
  void *context;
  line_prompt prompt;
  line_complete complete;
  char shown[1024];
  char *line;
};

static volatile sig_atomic_t interrupted;
static volatile unsigned char *interrupt_flag;
// The thread that waits for a key: the signal may come to another one, which passes it on.
static pthread_t reader;
static volatile sig_atomic_t is_reading;

static line_editor *owner(EditLine *edit) {
  line_editor *editor = NULL;
  el_get(edit, EL_CLIENTDATA, &editor);
  return editor;
}

static char *show_prompt(EditLine *edit) {
  line_editor *editor = owner(edit);
  snprintf(editor->shown, sizeof editor->shown, "%s", editor->prompt(editor->context));
  return editor->shown;
}

static unsigned char on_tab(EditLine *edit, int key) {
  (void)key;
  line_editor *editor = owner(edit);
  const LineInfo *info = el_line(edit);
  char *line = strndup(info->buffer, (size_t)(info->lastchar - info->buffer));
  if (!line) return CC_ERROR;
  int action = editor->complete(editor->context, line, (int)(info->cursor - info->buffer));
  free(line);
  return (unsigned char)action;
}

// Bracketed paste: everything up to ESC[201~ goes into the line as it is, so that a pasted script never runs half.
static unsigned char on_paste(EditLine *edit, int key) {
  (void)key;
  static const char mark[] = "\x1b[201~";
  size_t capacity = 4096, count = 0;
  char *text = malloc(capacity);
  wchar_t unit;
  if (!text) return CC_ERROR;
  while (el_wgetc(edit, &unit) > 0) {
    char bytes[16];
    mbstate_t state = {0};
    size_t width = wcrtomb(bytes, unit, &state);
    if (width == (size_t)-1) continue;
    if (count + width + 1 > capacity) {
      char *larger = realloc(text, capacity * 2);
      if (!larger) break;
      text = larger;
      capacity *= 2;
    }
    memcpy(text + count, bytes, width);
    count += width;
    if (count >= 6 && !memcmp(text + count - 6, mark, 6)) {
      count -= 6;
      break;
    }
  }
  text[count] = 0;
  for (size_t at = 0; at < count; at++)
    if (text[at] == '\r') text[at] = '\n';
  el_insertstr(edit, text);
  free(text);
  return CC_REFRESH;
}

static void on_interrupt(int number) {
  (void)number;
  interrupted = 1;
  if (interrupt_flag) *interrupt_flag = 1;
  if (is_reading && !pthread_equal(pthread_self(), reader)) pthread_kill(reader, SIGINT);
}

static int read_key(EditLine *edit, wchar_t *unit) {
  (void)edit;
  char bytes[8];
  int count = 0;
  for (;;) {
    ssize_t got = read(0, bytes + count, 1);
    if (got == 0) return 0;
    if (got < 0) {
      if (errno == EINTR && !interrupted) continue;
      return -1;
    }
    count++;
    mbstate_t state = {0};
    size_t width = mbrtowc(unit, bytes, (size_t)count, &state);
    if (width == (size_t)-2 && count < 7) continue;
    if (width == (size_t)-1) {
      count = 0;
      continue;
    }
    return 1;
  }
}

line_editor *line_editor_new(const char *program, void *context, line_prompt prompt, line_complete complete, int history_size) {
  setlocale(LC_CTYPE, "");
  line_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return NULL;
  editor->context = context;
  editor->prompt = prompt;
  editor->complete = complete;
  editor->edit = el_init(program, stdin, stdout, stderr);
  editor->history = history_init();
  if (!editor->edit || !editor->history) {
    free(editor);
    return NULL;
  }
  history(editor->history, &editor->event, H_SETSIZE, history_size);
  history(editor->history, &editor->event, H_SETUNIQUE, 1);
  el_set(editor->edit, EL_CLIENTDATA, editor);
  el_set(editor->edit, EL_PROMPT_ESC, show_prompt, '\1');
  el_set(editor->edit, EL_EDITOR, "emacs");
  el_set(editor->edit, EL_SIGNAL, 0);
  el_set(editor->edit, EL_HIST, history, editor->history);
  el_wset(editor->edit, EL_GETCFN, read_key);
  el_set(editor->edit, EL_ADDFN, "simlet-complete", "complete the word", on_tab);
  el_set(editor->edit, EL_BIND, "^I", "simlet-complete", NULL);
  el_set(editor->edit, EL_ADDFN, "simlet-paste", "insert pasted text", on_paste);
  el_set(editor->edit, EL_BIND, "\\e[200~", "simlet-paste", NULL);
  el_set(editor->edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
  return editor;
}

void line_editor_watch_interrupts(volatile unsigned char *flag) {
  interrupt_flag = flag;
  struct sigaction action = {0};
  action.sa_handler = on_interrupt;
  // Without SA_RESTART, so that a read of the keyboard returns.
  sigaction(SIGINT, &action, NULL);
}

void line_editor_free(line_editor *editor) {
  if (!editor) return;
  history_end(editor->history);
  el_end(editor->edit);
  free(editor->line);
  free(editor);
}

const char *line_editor_read(line_editor *editor, int *end) {
  int count = 0;
  int pastes = isatty(0) && isatty(1) && getenv("TERM") && strcmp(getenv("TERM"), "dumb");
  interrupted = 0;
  if (pastes) {
    fputs("\x1b[?2004h", stdout);
    fflush(stdout);
  }
  reader = pthread_self();
  is_reading = 1;
  const char *line = el_gets(editor->edit, &count);
  is_reading = 0;
  if (pastes) {
    fputs("\x1b[?2004l", stdout);
    fflush(stdout);
  }
  if (interrupted) {
    el_reset(editor->edit);
    interrupted = 0;
    *end = LINE_INTERRUPTED;
    return NULL;
  }
  if (!line || count <= 0) {
    *end = LINE_CLOSED;
    return NULL;
  }
  free(editor->line);
  editor->line = strdup(line);
  if (!editor->line) {
    *end = LINE_CLOSED;
    return NULL;
  }
  size_t length = strlen(editor->line);
  if (length && editor->line[length - 1] == '\n') editor->line[length - 1] = 0;
  *end = LINE_READ;
  return editor->line;
}

void line_editor_insert(line_editor *editor, const char *text) { el_insertstr(editor->edit, text); }
void line_editor_delete_before(line_editor *editor, int count) { el_deletestr(editor->edit, count); }
void line_editor_remember(line_editor *editor, const char *line) { history(editor->history, &editor->event, H_ENTER, line); }
int line_cell_width(unsigned scalar) { return wcwidth((wchar_t)scalar); }
