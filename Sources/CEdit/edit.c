#define _GNU_SOURCE
#include "edit.h"
#include <histedit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <errno.h>
#include <locale.h>
#include <unistd.h>
struct pe { EditLine *el; History *h; HistEvent ev; void *ctx; pe_prompt_fn prompt; pe_key_fn complete; pe_repaint_fn repaint; char pbuf[512]; };
static pe *self(EditLine *el) { pe *p; el_get(el, EL_CLIENTDATA, &p); return p; }
static char *pr(EditLine *el) { pe *p = self(el); snprintf(p->pbuf, sizeof p->pbuf, "%s", p->prompt(p->ctx)); return p->pbuf; }
static unsigned char cpl(EditLine *el, int ch) { (void)ch; pe *p = self(el); const LineInfo *li = el_line(el);
  size_t n = (size_t)(li->lastchar - li->buffer); char *s = strndup(li->buffer, n); int r = p->complete(p->ctx, s, (int)(li->cursor - li->buffer)); free(s); return (unsigned char)r; }
// bracketed paste: key sequence ESC[200~ -> read raw until ESC[201~
static unsigned char paste(EditLine *el, int ch) { (void)ch; size_t cap = 256, n = 0; char *b = malloc(cap); wchar_t wc;
  static const char end[] = "\x1b[201~";
  while (el_wgetc(el, &wc) > 0) { char t[16]; mbstate_t st = {0}; size_t k = wcrtomb(t, wc, &st); if (k == (size_t)-1) continue;
    if (n + k + 1 > cap) { cap *= 2; b = realloc(b, cap); } memcpy(b + n, t, k); n += k;
    if (n >= 6 && !memcmp(b + n - 6, end, 6)) { n -= 6; break; } }
  b[n] = 0; for (size_t i = 0; i < n; i++) if (b[i] == '\r') b[i] = '\n';
  el_insertstr(el, b); free(b); return CC_REFRESH; }
static volatile sig_atomic_t got_int; static void onint(int s) { (void)s; got_int = 1; }
static int getc_cb(EditLine *el, wchar_t *wc) { pe *p = self(el);
  if (p->repaint) { const LineInfo *li = el_line(el); p->repaint(p->ctx, li->buffer, (int)(li->lastchar - li->buffer), (int)(li->cursor - li->buffer)); }
  char b[8]; int n = 0; mbstate_t st;
  for (;;) { ssize_t r = read(0, b + n, 1); if (r == 0) return 0; if (r < 0) { if (errno == EINTR && !got_int) continue; return -1; }
    n++; memset(&st, 0, sizeof st); size_t k = mbrtowc(wc, b, (size_t)n, &st); if (k == (size_t)-2 && n < 7) continue; if (k == (size_t)-1) { n = 0; continue; } return 1; } }
pe *pe_new(const char *prog, void *ctx, pe_prompt_fn prompt, pe_key_fn complete, pe_repaint_fn repaint, int hist) {
  setlocale(LC_CTYPE, "");
  pe *p = calloc(1, sizeof *p); p->ctx = ctx; p->prompt = prompt; p->complete = complete; p->repaint = repaint;
  p->el = el_init(prog, stdin, stdout, stderr); p->h = history_init(); history(p->h, &p->ev, H_SETSIZE, hist); history(p->h, &p->ev, H_SETUNIQUE, 1);
  el_set(p->el, EL_CLIENTDATA, p); el_set(p->el, EL_PROMPT_ESC, pr, '\1'); el_set(p->el, EL_EDITOR, "emacs"); el_set(p->el, EL_SIGNAL, 0);
  el_set(p->el, EL_HIST, history, p->h); el_wset(p->el, EL_GETCFN, getc_cb);
  el_set(p->el, EL_ADDFN, "ps-complete", "complete", cpl); el_set(p->el, EL_BIND, "^I", "ps-complete", NULL);
  el_set(p->el, EL_ADDFN, "ps-paste", "bracketed paste", paste); el_set(p->el, EL_BIND, "\\e[200~", "ps-paste", NULL);
  el_set(p->el, EL_BIND, "^R", "em-inc-search-prev", NULL);
  struct sigaction sa = {0}; sa.sa_handler = onint; sigaction(SIGINT, &sa, NULL);  /* no SA_RESTART */
  return p; }
void pe_free(pe *p) { history_end(p->h); el_end(p->el); free(p); }
const char *pe_gets(pe *p, int *count, int *err) { got_int = 0; errno = 0; fputs("\x1b[?2004h", stdout); fflush(stdout);
  const char *s = el_gets(p->el, count); *err = got_int ? EINTR : 0; fputs("\x1b[?2004l", stdout); fflush(stdout);
  if (got_int) { el_reset(p->el); return NULL; } return s; }
void pe_insert(pe *p, const char *s) { el_insertstr(p->el, s); }
void pe_delete_before(pe *p, int n) { el_deletestr(p->el, n); }
void pe_add_history(pe *p, const char *s) { history(p->h, &p->ev, H_ENTER, s); }
int pe_history_load(pe *p, const char *f) { return history(p->h, &p->ev, H_LOAD, f); }
int pe_history_save(pe *p, const char *f) { return history(p->h, &p->ev, H_SAVE, f); }
void pe_refresh(pe *p) { el_set(p->el, EL_REFRESH); }
int pe_wcwidth(unsigned c) { return wcwidth((wchar_t)c); }
