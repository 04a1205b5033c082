/* Functions with the C signatures of Apple's pages, and answers that a test knows: shows that ours fit them.
   Core Foundation's objects are only passed along; tests/system/mac_libraries.py has those. */

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct { double x, y, width, height; } CGRect;
typedef struct { uint32_t selector, scope, element; } Address;
typedef int32_t (*Listener)(uint32_t, uint32_t, const Address *, void *);
typedef void (*Power)(void *, uint32_t, uint32_t, void *);
typedef void (*Notified)(void *, void *, const void *, const void *, const void *);

/* Core Graphics */
double CGEventSourceSecondsSinceLastEventType(int32_t state, uint32_t kind) {
    return state == 1 && kind == 0xFFFFFFFFu ? 3.25 : -1.0;
}
const void *CGSessionCopyCurrentDictionary(void) { return (void *)0x11; }
const void *CGWindowListCopyWindowInfo(uint32_t option, uint32_t window) { return 0; }
bool CGRectMakeWithDictionaryRepresentation(const void *dictionary, CGRect *rect) { return false; }
int32_t CGGetActiveDisplayList(uint32_t most, uint32_t *ids, uint32_t *count) {
    ids[0] = 7; ids[1] = 8; *count = 2;
    return 0;
}
CGRect CGDisplayBounds(uint32_t display) { return (CGRect){display, 2, 3, 4}; }
int32_t CGWindowLevelForKey(int32_t key) { return key * 3; }

/* Core Foundation */
void *kCFRunLoopCommonModes = (void *)0x77;
static Notified notified[3];
static int listeners;
void CFRelease(const void *thing) {}
unsigned long CFGetTypeID(const void *thing) { return 4; }
unsigned long CFBooleanGetTypeID(void) { return 4; }
unsigned char CFBooleanGetValue(const void *value) { return 1; }
unsigned char CFNumberGetValue(const void *number, long kind, void *into) {
    *(int32_t *)into = number == (void *)0x45 ? 123 : number == (void *)0x49 ? 255 : 0;
    return kind == 3;
}
long CFArrayGetCount(const void *array) { return array == (void *)0x47 ? 1 : 0; }
const void *CFArrayGetValueAtIndex(const void *array, long at) { return (void *)0x48; }
const void *CFDictionaryGetValue(const void *dictionary, const void *key) {
    return dictionary == (void *)0x48 ? (void *)0x49 : 0;
}
const void *CFStringCreateWithCString(const void *allocator, const char *text, uint32_t encoding) { return (void *)0x22; }
unsigned char CFStringGetCString(const void *text, char *room, long size, uint32_t encoding) {
    strncpy(room, "PreventUserIdleDisplaySleep", size);
    return text == (void *)0x49;
}
void *CFNotificationCenterGetDistributedCenter(void) { return (void *)0x99; }
void *CFNotificationCenterGetDarwinNotifyCenter(void) { return (void *)0x98; }
long CFDictionaryGetCount(const void *dictionary) { return dictionary == (void *)0x44 ? 2 : 0; }
void CFDictionaryGetKeysAndValues(const void *dictionary, const void **keys, const void **values) {
    keys[0] = (void *)0x45; keys[1] = (void *)0x46; values[0] = (void *)0x47; values[1] = 0;
}
void CFNotificationCenterAddObserver(void *center, const void *us, Notified heard, const void *name, const void *thing,
                                     long behaviour) {
    if (us && behaviour == 4) notified[listeners++] = heard;
}
void CFNotificationCenterRemoveEveryObserver(void *center, const void *us) { listeners = 0; }
void *CFRunLoopGetMain(void) { return (void *)0x33; }
static void *source;
void CFRunLoopAddSource(void *loop, void *added, const void *modes) { source = modes == (void *)0x77 ? added : 0; }
void CFRunLoopRemoveSource(void *loop, void *removed, const void *modes) { source = 0; }

/* IOKit */
static Power power;
static long allowed;
uint32_t IORegisterForSystemPower(void *ours, void **port, Power heard, uint32_t *notifier) {
    power = heard; *port = (void *)0x55; *notifier = 7;
    return 5;
}
int32_t IODeregisterForSystemPower(uint32_t *notifier) {
    if (*notifier == 7) power = 0;
    return 0;
}
int32_t IOAllowPowerChange(uint32_t root, intptr_t number) {
    allowed = root == 5 ? number : -1;
    return 0;
}
void *IONotificationPortGetRunLoopSource(void *port) { return port == (void *)0x55 ? (void *)0x66 : 0; }
void IONotificationPortDestroy(void *port) {}
int32_t IOServiceClose(uint32_t root) { return 0; }
int32_t IOPMCopyAssertionsByProcess(const void **found) { *found = (void *)0x44; return 0; }

/* Core Audio: two microphones, and the second is in use. Core Media I/O: a camera, which is. */
static Listener listener;
int32_t AudioObjectGetPropertyDataSize(uint32_t object, const Address *address, uint32_t qualifier_size,
                                       const void *qualifier, uint32_t *size) {
    *size = address->selector == 'dev#' ? 8 : 4;
    return 0;
}
int32_t AudioObjectGetPropertyData(uint32_t object, const Address *address, uint32_t qualifier_size,
                                   const void *qualifier, uint32_t *size, void *into) {
    uint32_t *values = into;
    if (address->selector == 'dev#') { values[0] = 40; values[1] = 41; }
    else if (address->selector == 'gone') values[0] = object == 41 && address->scope == 'glob' && address->element == 0;
    else values[0] = 9;
    return 0;
}
int32_t AudioObjectAddPropertyListener(uint32_t object, const Address *address, Listener heard, void *ours) {
    listener = heard;
    return 0;
}
int32_t AudioObjectRemovePropertyListener(uint32_t object, const Address *address, Listener heard, void *ours) {
    if (heard == listener) listener = 0;
    return 0;
}
int32_t CMIOObjectGetPropertyDataSize(uint32_t object, const Address *address, uint32_t qualifier_size,
                                      const void *qualifier, uint32_t *size) {
    *size = 4;
    return 0;
}
int32_t CMIOObjectGetPropertyData(uint32_t object, const Address *address, uint32_t qualifier_size,
                                  const void *qualifier, uint32_t size, uint32_t *used, void *into) {
    *(uint32_t *)into = address->selector == 'dev#' ? 50 : address->scope == '****' && address->element == 0xFFFFFFFFu;
    *used = size;
    return 0;
}
int32_t CMIOObjectAddPropertyListener(uint32_t object, const Address *address, Listener heard, void *ours) {
    return AudioObjectAddPropertyListener(object, address, heard, ours);
}
int32_t CMIOObjectRemovePropertyListener(uint32_t object, const Address *address, Listener heard, void *ours) {
    return AudioObjectRemovePropertyListener(object, address, heard, ours);
}

/* For the test */
int is_at_rest(void) { return !power && !source && !listeners && !listener; }
int change_device(void) { return listener(40, 1, 0, 0); }
long send_power(uint32_t message, long number) { power(0, 1, message, (void *)number); return allowed; }
int has_source(void) { return source == (void *)0x66; }
void post_lock(int which) { notified[which](0, 0, 0, 0, 0); }
