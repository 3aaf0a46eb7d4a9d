#include <hs/hs.h>
#include <string.h>

// memrchr is a GNU extension that Swift's Glibc module does not show.
static inline const void *cc_memrchr(const void *bytes, int byte, size_t count) {
    const unsigned char *p = (const unsigned char *)bytes + count;
    while (p > (const unsigned char *)bytes) {
        if (*--p == (unsigned char)byte) return p;
    }
    return 0;
}
