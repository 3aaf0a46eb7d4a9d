#include <hs/hs.h>
#include <string.h>

// A GNU extension, which Swift's Glibc module does not show.
void *memrchr(const void *bytes, int byte, size_t count);
