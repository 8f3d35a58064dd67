#define _GNU_SOURCE
#include "edit.h"

#include <errno.h>
#include <fcntl.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
#include "signals.h"

struct line_editor {
  EditLine *edit;
  FILE *nowhere;
  // A terminal of libedit's own, whose size never lies; -1 where there is none to be had.
  int stage, stage_end;
  void *context;
  line_perform perform;
  line_wait wait;
  // Characters put back, read before anything else.
  int32_t *unread;
  int unread_count;
  uint8_t *paste;
};

// Bytes that came behind the end of a paste.
static uint8_t held[65536];
static size_t held_count, held_at;

static line_editor *owner(EditLine *edit) {
  line_editor *editor = NULL;
  el_get(edit, EL_CLIENTDATA, &editor);
  return editor;
}

static unsigned char run(EditLine *edit, int command) {
  line_editor *editor = owner(edit);
  return (unsigned char)editor->perform(editor->context, command);
}

// libedit tells a command nothing of itself but its address: one function a command.
#define COMMAND(n) \
  static unsigned char run_##n(EditLine *edit, int key) { (void)key; return run(edit, n); }
#define EACH(do) \
  do(0) do(1) do(2) do(3) do(4) do(5) do(6) do(7) do(8) do(9) do(10) do(11) do(12) do(13) do(14) do(15) do(16) do(17) do(18) do(19) \
  do(20) do(21) do(22) do(23) do(24) do(25) do(26) do(27) do(28) do(29) do(30) do(31) do(32) do(33) do(34) do(35) do(36) do(37) \
  do(38) do(39) do(40) do(41) do(42) do(43) do(44) do(45) do(46) do(47) do(48) do(49) do(50) do(51) do(52) do(53) do(54) do(55)
EACH(COMMAND)
#define ENTRY(n) run_##n,
static unsigned char (*const commands[])(EditLine *, int) = {EACH(ENTRY)};
const int line_command_count = sizeof commands / sizeof commands[0];

// A byte that is at hand, or LINE_BYTE_INTERRUPTED when one must be waited for.
static int byte_at_hand(void) {
  if (held_at < held_count) return held[held_at++];
  struct pollfd entry = {.fd = 0, .events = POLLIN};
  if (poll(&entry, 1, 0) <= 0) return LINE_BYTE_INTERRUPTED;
  unsigned char byte;
  ssize_t got = read(0, &byte, 1);
  if (got == 1) return byte;
  return got < 0 && (errno == EINTR || errno == EAGAIN) ? LINE_BYTE_INTERRUPTED : LINE_BYTE_CLOSED;
}

// Waits until there is a byte (1), a signal (0) or nobody any more (-1).
static int wait_for_byte(int milliseconds) {
  struct pollfd entries[2] = {{.fd = 0, .events = POLLIN}, {.fd = signal_descriptor(), .events = POLLIN}};
  int count = poll(entries, entries[1].fd < 0 ? 1 : 2, milliseconds);
  if (line_is_hung_up()) return -1;
  if (count <= 0) return 0;
  if (entries[0].revents & POLLIN) return 1;
  if (entries[0].revents) return -1;
  if (entries[1].revents) signal_drain();
  return 0;
}

int line_input_byte(void) {
  for (;;) {
    if (line_is_hung_up()) return LINE_BYTE_CLOSED;
    int byte = byte_at_hand();
    if (byte != LINE_BYTE_INTERRUPTED) return byte;
    if (wait_for_byte(-1) < 0) return LINE_BYTE_CLOSED;
    if (signal_take_interrupt()) return LINE_BYTE_INTERRUPTED;
  }
}

static int idle_milliseconds = -1;

void line_set_idle(int milliseconds) { idle_milliseconds = milliseconds; }

// The next byte for the line: draws before it waits.
static int line_byte(line_editor *editor) {
  for (;;) {
    if (line_is_hung_up()) return LINE_BYTE_CLOSED;
    int byte = byte_at_hand();
    if (byte != LINE_BYTE_INTERRUPTED) return byte;
    editor->wait(editor->context);
    if (wait_for_byte(idle_milliseconds) < 0) return LINE_BYTE_CLOSED;
    if (signal_take_interrupt()) return 3;
  }
}

// Nothing comes within a twentieth of a second: an Escape that stands alone.
static int is_alone(void) {
  if (held_at < held_count) return 0;
  return wait_for_byte(50) == 0;
}

// The key code that stands for a lone Escape: no character is read as it.
enum { LONE_ESCAPE = 0x9d };

// UTF-8 whatever the locale says; what is none becomes U+FFFD, and so do C1 controls, which only terminals send and nobody types.
static int line_character(line_editor *editor) {
  if (editor->unread_count) {
    int32_t first = editor->unread[0];
    memmove(editor->unread, editor->unread + 1, (size_t)--editor->unread_count * sizeof first);
    return first;
  }
  int first = line_byte(editor);
  if (first < 0) return first;
  if (first == 0x1b && is_alone()) return LONE_ESCAPE;
  if (first < 0x80) return first;
  int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
  if (!more || first > 0xf4) return 0xfffd;
  int value = first & (0x3f >> more);
  for (int at = 0; at < more; at++) {
    int next = line_byte(editor);
    if (next < 0) return next;
    if ((next & 0xc0) != 0x80) {
      int32_t back = next;
      line_editor_unread(editor, &back, 1);
      return 0xfffd;
    }
    value = value << 6 | (next & 0x3f);
  }
  int is_bad = value > 0x10ffff || (value >= 0xd800 && value < 0xe000) || (more == 2 && value < 0x800) || (more == 3 && value < 0x10000);
  return is_bad || (value >= 0x80 && value < 0xa0) ? 0xfffd : value;
}

static int read_key(EditLine *edit, wchar_t *unit) {
  int key = line_character(owner(edit));
  if (key < 0) return 0;
  *unit = (wchar_t)key;
  return 1;
}

int line_editor_key(line_editor *editor) { return line_character(editor); }

int line_editor_has_key(line_editor *editor) {
  if (editor->unread_count || held_at < held_count) return 1;
  struct pollfd entry = {.fd = 0, .events = POLLIN};
  return poll(&entry, 1, 0) > 0 && (entry.revents & POLLIN);
}

void line_editor_unread(line_editor *editor, const int32_t *keys, int count) {
  int32_t *larger = realloc(editor->unread, (size_t)(editor->unread_count + count) * sizeof *keys);
  if (!larger) return;
  memmove(larger + count, larger, (size_t)editor->unread_count * sizeof *keys);
  memcpy(larger, keys, (size_t)count * sizeof *keys);
  editor->unread = larger;
  editor->unread_count += count;
}

// Everything up to ESC[201~, in large pieces; what comes behind it waits in `held`.
const uint8_t *line_editor_paste(line_editor *editor, int *count) {
  static const char mark[] = "\x1b[201~";
  size_t capacity = 65536, length = 0;
  uint8_t *text = malloc(capacity);
  *count = 0;
  free(editor->paste);
  editor->paste = text;
  while (text) {
    if (held_at == held_count) {
      if (wait_for_byte(-1) < 0) break;
      ssize_t got = line_editor_has_key(editor) ? read(0, held, sizeof held) : -1;
      if (got == 0) break;
      held_at = 0;
      held_count = got > 0 ? (size_t)got : 0;
      if (got < 0 && errno != EINTR && errno != EAGAIN && line_is_hung_up()) break;
      continue;
    }
    if (length + 1 >= capacity) {
      uint8_t *larger = realloc(text, capacity *= 2);
      if (!larger) break;
      editor->paste = text = larger;
    }
    text[length++] = held[held_at++];
    if (length >= 6 && text[length - 1] == '~' && !memcmp(text + length - 6, mark, 6)) {
      length -= 6;
      break;
    }
  }
  *count = (int)length;
  return text;
}

// libedit sets up a terminal and asks it for its size before every line: it gets one that nobody sees, 80 by 24.
static void make_stage(line_editor *editor) {
  editor->stage = -1;
  editor->stage_end = posix_openpt(O_RDWR | O_NOCTTY);
  if (editor->stage_end < 0) return;
  const char *name = grantpt(editor->stage_end) == 0 && unlockpt(editor->stage_end) == 0 ? ptsname(editor->stage_end) : NULL;
  if (name) editor->stage = open(name, O_RDWR | O_NOCTTY);
  if (editor->stage < 0) return;
  struct winsize size = {.ws_row = 24, .ws_col = 80};
  ioctl(editor->stage, TIOCSWINSZ, &size);
  fcntl(editor->stage, F_SETFD, FD_CLOEXEC);
  fcntl(editor->stage_end, F_SETFD, FD_CLOEXEC);
}

// Keys come one by one and unchanged, those of signals and of flow control too; output is treated as ever.
static int make_raw(struct termios *before) {
  if (tcgetattr(0, before) != 0) return 0;
  struct termios raw = *before;
  raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP | INPCK | BRKINT);
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  return tcsetattr(0, TCSADRAIN, &raw) == 0;
}

static char *no_prompt(EditLine *edit) {
  (void)edit;
  static char empty[] = "";
  return empty;
}

// Characters are known and have a width whatever LANG says.
static void choose_characters(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") && !setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
}

static void set_up(line_editor *editor) {
  EditLine *edit = editor->edit;
  el_set(edit, EL_CLIENTDATA, editor);
  el_set(edit, EL_PROMPT, no_prompt);
  el_set(edit, EL_EDITOR, "emacs");
  el_set(edit, EL_SIGNAL, 0);
  el_wset(edit, EL_GETCFN, read_key);
  for (int at = 0; at < line_command_count; at++) {
    char name[32];
    snprintf(name, sizeof name, "simlet-%d", at);
    el_set(edit, EL_ADDFN, name, name, commands[at]);
  }
  // Letters above ASCII are letters, not keys with Meta.
  for (int letter = 0xa0; letter <= 0xff; letter++) {
    wchar_t keys[2] = {letter, 0};
    el_wset(edit, EL_BIND, keys, L"ed-insert", NULL);
  }
}

line_editor *line_editor_new(const char *program, void *context, line_perform perform, line_wait wait) {
  choose_characters();
  line_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return NULL;
  editor->context = context;
  editor->perform = perform;
  editor->wait = wait;
  editor->nowhere = fopen("/dev/null", "w");
  make_stage(editor);
  int side = editor->stage < 0 ? 0 : editor->stage;
  if (editor->nowhere) editor->edit = el_init_fd(program, stdin, editor->nowhere, editor->nowhere, side, side, 2);
  if (!editor->edit) {
    if (editor->nowhere) fclose(editor->nowhere);
    free(editor);
    return NULL;
  }
  set_up(editor);
  return editor;
}

void line_editor_free(line_editor *editor) {
  if (!editor) return;
  el_end(editor->edit);
  fclose(editor->nowhere);
  if (editor->stage >= 0) close(editor->stage);
  if (editor->stage_end >= 0) close(editor->stage_end);
  free(editor->unread);
  free(editor->paste);
  free(editor);
}

int line_editor_bind(line_editor *editor, const char *keys, int command) {
  char name[32];
  snprintf(name, sizeof name, "simlet-%d", command);
  return line_editor_bind_named(editor, keys, name);
}

int line_editor_bind_named(line_editor *editor, const char *keys, const char *name) { return el_set(editor->edit, EL_BIND, keys, name, NULL) == 0; }

void line_forget_interrupt(void) { (void)signal_take_interrupt(); }

void line_editor_read(line_editor *editor) {
  int count = 0;
  struct termios before;
  line_forget_interrupt();
  int is_raw = make_raw(&before);
  el_wgets(editor->edit, &count);
  if (is_raw) tcsetattr(0, TCSADRAIN, &before);
}

const int32_t *line_editor_text(line_editor *editor, int *count, int *cursor) {
  const LineInfoW *info = el_wline(editor->edit);
  *count = (int)(info->lastchar - info->buffer);
  *cursor = (int)(info->cursor - info->buffer);
  return (const int32_t *)info->buffer;
}

int line_editor_replace(line_editor *editor, const int32_t *text, int count, int cursor) {
  const LineInfoW *info = el_wline(editor->edit);
  el_cursor(editor->edit, (int)(info->lastchar - info->cursor));
  el_deletestr(editor->edit, (int)(info->lastchar - info->buffer));
  wchar_t *ended = malloc(((size_t)count + 1) * sizeof *ended);
  if (!ended) return 0;
  memcpy(ended, text, (size_t)count * sizeof *ended);
  ended[count] = 0;
  int result = count == 0 ? 0 : el_winsertstr(editor->edit, ended);
  free(ended);
  if (result < 0) return 0;
  el_cursor(editor->edit, cursor - count);
  return 1;
}

void line_editor_go_on(void) {
  struct termios ignored;
  make_raw(&ignored);
}

int line_cell_width(unsigned scalar) { return wcwidth((wchar_t)scalar); }
