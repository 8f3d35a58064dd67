#ifndef SIMLET_SIGNALS_H
#define SIMLET_SIGNALS_H

// Readable when a signal came that a waiting reader must know of; -1 before signals are watched.
int signal_descriptor(void);
void signal_drain(void);
// Ctrl-C came since the last call.
int signal_take_interrupt(void);
#endif
