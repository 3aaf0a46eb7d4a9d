#include <hs/hs.h>
#include <string.h>

// GNU extensions, which Swift's Glibc module does not show.
void *memrchr(const void *bytes, int byte, size_t count);
void *memmem(const void *bytes, size_t count, const void *wanted, size_t wantedCount);
