/* Loads libgdal at the first call of one of its functions; see build.rs. Calls may come from several
 * threads at once: the library is loaded once, and each fills a slot with the same address. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <unistd.h>

extern const char kemas_late_library[];
extern const char *const kemas_late_names[];

/* SQLite counts the memory that it takes under one lock, for which threads that read and write maps side by
 * side wait. Nobody asks for the count, and without it there is no lock (sqlite.org, Malloc Statistics). */
extern int sqlite3_config(int, ...) __attribute__((weak));
enum { SQLITE_CONFIG_MEMSTATUS = 9 };

__attribute__((constructor)) static void count_no_memory(void) {
    /* Not every program of this package has SQLite. */
    if (sqlite3_config) {
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    }
}

/* A piece of a map takes tens of MiB at a time: huge pages spare thousands of page faults. Everything else is
 * small or streams, and would only take more memory (prctl(2), PR_SET_THP_DISABLE). */
static void huge_pages(int wanted) {
    prctl(PR_SET_THP_DISABLE, !wanted, 0, 0, 0);
}

__attribute__((constructor)) static void begin_small(void) {
    huge_pages(0);
}

static void *library;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* The exit status of a command that could not do its work. */
enum { FAILED = 2 };

static _Noreturn void give_up(const char *why) {
    fprintf(stderr,
            "error: maps cannot be read: %s\n"
            "  hint: install the system's GDAL (Debian: apt install libgdal32), the version that this program was built with\n",
            why ? why : kemas_late_library);
    _exit(FAILED);
}

static void load(void) {
    library = dlopen(kemas_late_library, RTLD_LAZY | RTLD_LOCAL);
    if (!library) {
        give_up(dlerror());
    }
    huge_pages(1);
}

__attribute__((visibility("hidden"))) void *kemas_late_find(unsigned long number) {
    pthread_once(&once, load);
    void *found = dlsym(library, kemas_late_names[number]);
    if (!found) {
        give_up(dlerror());
    }
    return found;
}
