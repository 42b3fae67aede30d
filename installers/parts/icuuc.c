/* A stand-in, for tests under wine alone, for what Windows has of ICU in icuuc.dll.
 *
 * Qt 6.10 and later ask it for converters of text. This one says that it knows none (error 16 of
 * ICU: not supported), so that Qt goes on with those it has itself: UTF-8, UTF-16, UTF-32, Latin-1.
 * The names are all that Qt6Core imports of it. Never shipped. */
#include <stdint.h>

#define ASKED __declspec(dllexport)
typedef int32_t Error;

static void refuse(Error *error) { if (error && *error <= 0) *error = 16; }

ASKED void *ucnv_open(const char *name, Error *error) { refuse(error); return 0; }
ASKED void ucnv_close(void *one) { }
ASKED void ucnv_reset(void *one) { }
ASKED int8_t ucnv_getMaxCharSize(const void *one) { return 1; }
ASKED const char *ucnv_getName(const void *one, Error *error) { refuse(error); return 0; }
ASKED int32_t ucnv_countAvailable(void) { return 0; }
ASKED const char *ucnv_getAvailableName(int32_t n) { return 0; }
ASKED const char *ucnv_getStandardName(const char *name, const char *standard, Error *error)
{ refuse(error); return 0; }
ASKED int32_t ucnv_fromUCountPending(const void *one, Error *error) { refuse(error); return 0; }
ASKED int32_t ucnv_toUCountPending(const void *one, Error *error) { refuse(error); return 0; }

ASKED void ucnv_getToUCallBack(const void *one, void **action, const void **context)
{ if (action) *action = 0; if (context) *context = 0; }
ASKED void ucnv_getFromUCallBack(const void *one, void **action, const void **context)
{ if (action) *action = 0; if (context) *context = 0; }
ASKED void ucnv_setToUCallBack(void *one, void *action, const void *context, void **old_action,
                               const void **old_context, Error *error) { }
ASKED void ucnv_setFromUCallBack(void *one, void *action, const void *context, void **old_action,
                                 const void **old_context, Error *error) { }

ASKED void ucnv_fromUnicode(void *one, char **target, const char *target_end, const uint16_t **source,
                            const uint16_t *source_end, int32_t *offsets, int8_t flush, Error *error)
{ refuse(error); }
ASKED void ucnv_toUnicode(void *one, uint16_t **target, const uint16_t *target_end,
                          const char **source, const char *source_end, int32_t *offsets,
                          int8_t flush, Error *error)
{ refuse(error); }
ASKED void ucnv_cbFromUWriteUChars(void *asked, const uint16_t **source, const uint16_t *end,
                                   int32_t offset, Error *error) { refuse(error); }
ASKED void ucnv_cbToUWriteUChars(void *asked, const uint16_t *source, int32_t length,
                                 int32_t offset, Error *error) { refuse(error); }
ASKED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(const void *context, void *asked, const uint16_t *units,
                                           int32_t length, int32_t point, int reason, Error *error)
{ refuse(error); }
ASKED void UCNV_TO_U_CALLBACK_SUBSTITUTE(const void *context, void *asked, const char *units,
                                         int32_t length, int reason, Error *error)
{ refuse(error); }

int __stdcall DllMain(void *module, unsigned reason, void *reserved) { return 1; }
