// CRC32C in three interleaved lanes.
//
// The processor's CRC instruction takes 8 bytes and has a latency of three cycles but a
// throughput of one, so one running CRC uses a third of it. The bytes are cut into three
// equal lanes, each with its own CRC, and the three are joined at the end: a CRC moves over n
// bytes by a carry-less multiplication with x^(8n) mod P and one CRC instruction to reduce the
// product. The factors for each lane length are computed once, when the library is loaded.

#include "granary_checksum.h"

#include <string.h>

// The polynomial, bit-reversed.
#define POLYNOMIAL 0x82F63B78u

// The longest lane, in words of 8 bytes; longer input is done in several rounds.
#define LANE_WORDS_MAX 128

// By-byte and by-word tables for the portable form ("slicing by 8").
static uint32_t table[8][256];

// lane_shift[n]: what a CRC is multiplied by to move it over n words of 8 bytes.
static uint32_t lane_shift[2 * LANE_WORDS_MAX + 1];

static int has_hardware;

static inline uint64_t load_word(const uint8_t *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

uint32_t granary_crc32c_portable(uint32_t previous, const void *bytes, size_t count) {
    const uint8_t *next = bytes;
    uint32_t crc = ~previous;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    for (; count >= 8; count -= 8, next += 8) {
        uint64_t word = load_word(next) ^ crc;
        crc = table[7][word & 0xFF] ^ table[6][(word >> 8) & 0xFF] ^
              table[5][(word >> 16) & 0xFF] ^ table[4][(word >> 24) & 0xFF] ^
              table[3][(word >> 32) & 0xFF] ^ table[2][(word >> 40) & 0xFF] ^
              table[1][(word >> 48) & 0xFF] ^ table[0][word >> 56];
    }
#endif
    for (; count > 0; count--, next++) crc = (crc >> 8) ^ table[0][(crc ^ *next) & 0xFF];
    return ~crc;
}

#if defined(__x86_64__)
#include <immintrin.h>
#define HARDWARE __attribute__((target("sse4.2,pclmul")))
#define CRC_WORD(crc, word) ((uint32_t)_mm_crc32_u64((crc), (word)))
#define CRC_HALF(crc, half) _mm_crc32_u32((crc), (half))
#define CRC_BYTE(crc, byte) _mm_crc32_u8((crc), (byte))

HARDWARE static inline uint64_t multiply(uint32_t crc, uint32_t factor) {
    __m128i product = _mm_clmulepi64_si128(
        _mm_cvtsi32_si128((int)crc), _mm_cvtsi32_si128((int)factor), 0x00);
    return (uint64_t)_mm_cvtsi128_si64(product);
}

static int processor_has_hardware(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("pclmul");
}
#elif defined(__aarch64__)
#include <arm_acle.h>
#include <arm_neon.h>
#if !defined(__APPLE__)
#include <sys/auxv.h>
#endif
#define HARDWARE __attribute__((target("crc,aes")))
#define CRC_WORD(crc, word) __crc32cd((crc), (word))
#define CRC_HALF(crc, half) __crc32cw((crc), (half))
#define CRC_BYTE(crc, byte) __crc32cb((crc), (byte))

HARDWARE static inline uint64_t multiply(uint32_t crc, uint32_t factor) {
    return (uint64_t)vmull_p64((poly64_t)crc, (poly64_t)factor);
}

static int processor_has_hardware(void) {
#if defined(__APPLE__)
    return 1;
#else
    // HWCAP_CRC32 and HWCAP_PMULL, as the kernel numbers them.
    unsigned long capabilities = getauxval(AT_HWCAP);
    return (capabilities & (1ul << 7)) != 0 && (capabilities & (1ul << 4)) != 0;
#endif
}
#endif

#if defined(HARDWARE)
// The last `count` < 8 bytes, behind at least 8 others, without a branch: how many there are differs
// from record to record, so that a loop over them would be mispredicted nearly every time. Zeros in
// front change nothing in a register of zeros: so the bytes, with the register added to the first of
// them, are moved to the end of a word; what of the register lies behind them is added to the result.
HARDWARE static inline uint32_t crc32c_tail(uint32_t crc, const uint8_t *next, size_t count) {
    unsigned bits = 8 * (unsigned)count;
    // By 64 - bits, in two steps since that may be 64.
    uint64_t kept = (load_word(next + count - 8) >> (63 - bits) >> 1) ^ crc;
    return CRC_WORD(0, kept << (63 - bits) << 1) ^ (uint32_t)((uint64_t)crc >> bits);
}

HARDWARE static uint32_t crc32c_hardware(
    uint32_t previous, const uint8_t *next, size_t count) {
    uint32_t crc = ~previous;
    int has_word = count >= 8;
    while (count >= 3 * 4 * 8) {
        size_t words = count / 24;
        if (words > LANE_WORDS_MAX) words = LANE_WORDS_MAX;
        const uint8_t *second = next + words * 8, *third = second + words * 8;
        uint32_t crc2 = 0, crc3 = 0;
        for (size_t i = 0; i < words; i++) {
            crc = CRC_WORD(crc, load_word(next + i * 8));
            crc2 = CRC_WORD(crc2, load_word(second + i * 8));
            crc3 = CRC_WORD(crc3, load_word(third + i * 8));
        }
        uint64_t moved = multiply(crc, lane_shift[2 * words]) ^ multiply(crc2, lane_shift[words]);
        crc = CRC_WORD(0, moved) ^ crc3;
        next = third + words * 8;
        count -= words * 24;
    }
    for (; count >= 8; count -= 8, next += 8) crc = CRC_WORD(crc, load_word(next));
    if (has_word) return ~crc32c_tail(crc, next, count);
    if (count >= 4) {
        uint32_t half;
        memcpy(&half, next, sizeof half);
        crc = CRC_HALF(crc, half);
        next += 4;
        count -= 4;
    }
    for (; count > 0; count--, next++) crc = CRC_BYTE(crc, *next);
    return ~crc;
}
#endif

// Moves a CRC (a polynomial, bit-reversed) up by one bit, modulo P.
static uint32_t times_x(uint32_t crc) { return (crc >> 1) ^ ((crc & 1) ? POLYNOMIAL : 0); }

// Runs once, before any caller: the tables are then constant.
__attribute__((constructor)) static void make_tables(void) {
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t crc = byte;
        for (int bit = 0; bit < 8; bit++) crc = times_x(crc);
        table[0][byte] = crc;
    }
    for (int slice = 1; slice < 8; slice++)
        for (int byte = 0; byte < 256; byte++) {
            uint32_t crc = table[slice - 1][byte];
            table[slice][byte] = (crc >> 8) ^ table[0][crc & 0xFF];
        }
    // The product of two reversed 32-bit polynomials stands one bit low, and reducing it with a
    // CRC instruction moves it up by 32: the factor for n bytes is x^(8n - 33).
    uint32_t power = 0x80000000u;  // x^0
    for (int bit = 0; bit < 64 - 33; bit++) power = times_x(power);
    for (int words = 1; words <= 2 * LANE_WORDS_MAX; words++) {
        lane_shift[words] = power;
        for (int bit = 0; bit < 64; bit++) power = times_x(power);
    }
#if defined(HARDWARE)
    has_hardware = processor_has_hardware();
#endif
}

uint32_t granary_crc32c(uint32_t previous, const void *bytes, size_t count) {
#if defined(HARDWARE)
    if (has_hardware) return crc32c_hardware(previous, bytes, count);
#endif
    return granary_crc32c_portable(previous, bytes, count);
}

uint32_t granary_crc32c_record(
    const void *key, size_t key_count, const void *value, size_t value_count) {
    const uint8_t *line = value;
    size_t fetched = value_count < 512 ? value_count : 512;
    for (size_t offset = 0; offset < fetched; offset += 64) __builtin_prefetch(line + offset);
    return granary_crc32c(granary_crc32c(0, key, key_count), value, value_count);
}
