/// Names for threads, which Swift's view of the C library does not offer.

#ifndef GRANARY_THREAD_H
#define GRANARY_THREAD_H

/// Names the calling thread, for debuggers. Linux keeps the first 15 bytes.
void granary_name_thread(const char *name);

#endif
