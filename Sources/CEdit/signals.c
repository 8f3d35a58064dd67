#define _GNU_SOURCE
#include "signals.h"
#include "edit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted, hung_up, resized, continued;
static volatile unsigned char *interrupt_flag;
static int ends[2] = {-1, -1};
static struct termios sane;
static volatile sig_atomic_t is_known;

int signal_descriptor(void) { return ends[0]; }

void signal_drain(void) {
  char bytes[64];
  while (read(ends[0], bytes, sizeof bytes) > 0) {}
}

int signal_take_interrupt(void) {
  int was = interrupted;
  interrupted = 0;
  return was;
}

int line_is_hung_up(void) { return hung_up; }

int line_take_changes(void) {
  int changes = (resized ? 1 : 0) | (continued ? 2 : 0);
  resized = continued = 0;
  return changes;
}

void line_restore_terminal(void) {
  static const char plain[] = "\x1b[?2004l\x1b[0m";
  if (!is_known) return;
  struct termios now;
  if (tcgetattr(0, &now) != 0) return;
  // Only where a line was being edited: a dumb terminal must get no escape bytes, and a finished line has ended its own.
  const char *name = getenv("TERM");
  if (!(now.c_lflag & ICANON) && isatty(1) && name && strcmp(name, "dumb")) {
    ssize_t ignored = write(1, plain, sizeof plain - 1);
    (void)ignored;
  }
  tcsetattr(0, TCSANOW, &sane);
}

static void wake(void) {
  int kept = errno;
  if (ends[1] >= 0) {
    ssize_t ignored = write(ends[1], "x", 1);
    (void)ignored;
  }
  errno = kept;
}

static void on_signal(int number) {
  switch (number) {
  case SIGINT:
    interrupted = 1;
    if (interrupt_flag) *interrupt_flag |= 1;
    break;
  case SIGHUP:
    hung_up = 1;
    if (interrupt_flag) *interrupt_flag |= 1;
    // A command that does not end has ten seconds.
    alarm(10);
    break;
  case SIGWINCH: resized = 1; break;
  default: continued = 1; break;
  }
  wake();
}

// Ends the program as the signal would have, with the terminal as it was.
static void on_end(int number) {
  line_restore_terminal();
  signal(number, SIG_DFL);
  raise(number);
}

static void watch(int number, void (*handler)(int), int flags) {
  struct sigaction before, action;
  if (sigaction(number, NULL, &before) == 0 && before.sa_handler == SIG_IGN) return;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigaction(number, &action, NULL);
}

static void make_pipe(void) {
  if (ends[0] >= 0 || pipe(ends) != 0) return;
  for (int at = 0; at < 2; at++) {
    fcntl(ends[at], F_SETFL, O_NONBLOCK);
    fcntl(ends[at], F_SETFD, FD_CLOEXEC);
  }
}

// Whoever started us may have blocked what we wait for.
static void unblock(void) {
  sigset_t wanted;
  sigemptyset(&wanted);
  static const int numbers[] = {SIGINT, SIGHUP, SIGTERM, SIGQUIT, SIGWINCH, SIGCONT, SIGALRM};
  for (size_t at = 0; at < sizeof numbers / sizeof *numbers; at++) sigaddset(&wanted, numbers[at]);
  sigprocmask(SIG_UNBLOCK, &wanted, NULL);
}

void line_watch_signals(volatile unsigned char *flag) {
  interrupt_flag = flag;
  make_pipe();
  unblock();
  // Without SA_RESTART, so that a read of the keyboard returns.
  watch(SIGINT, on_signal, 0);
  if (!isatty(0) || tcgetattr(0, &sane) != 0) return;
  is_known = 1;
  watch(SIGHUP, on_signal, 0);
  watch(SIGWINCH, on_signal, SA_RESTART);
  watch(SIGCONT, on_signal, SA_RESTART);
  // A handler needs ground to stand on when the stack is what overflowed.
  static char ground[65536];
  stack_t other = {.ss_sp = ground, .ss_size = sizeof ground};
  sigaltstack(&other, NULL);
  static const int ending[] = {SIGTERM, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGALRM};
  for (size_t at = 0; at < sizeof ending / sizeof *ending; at++) watch(ending[at], on_end, SA_ONSTACK | SA_RESETHAND);
}
