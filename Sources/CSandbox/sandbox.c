// Each layer stands by itself: where one is not to be had (another system, an old kernel, a container that forbids it), the
// others still hold, and the caller learns which did.
#define _GNU_SOURCE
#include "csandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

void sandbox_close_descriptors(int first) {
#if defined(__linux__) && defined(SYS_close_range)
  if (syscall(SYS_close_range, first, ~0u, 0) == 0) return;
#endif
  long last = sysconf(_SC_OPEN_MAX);
  if (last < 0 || last > 65536) last = 65536;
  for (int descriptor = first; descriptor < last; descriptor++) close(descriptor);
}

// Both limits, so that they cannot be raised again.
static int limit(int resource, unsigned long long value) {
  struct rlimit both = {.rlim_cur = value, .rlim_max = value};
  return setrlimit(resource, &both) == 0;
}

// The softer limit of processor time ends the process by SIGXCPU, which tells what it died of; at the harder one, which
// must lie above it, the system would kill it without a word.
static int limit_processor_time(unsigned long long seconds) {
  // A mask that the parent's thread had must not keep the signal away.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGXCPU);
  sigprocmask(SIG_UNBLOCK, &signals, NULL);
  signal(SIGXCPU, SIG_DFL);
  struct rlimit limits = {.rlim_cur = seconds, .rlim_max = seconds + 5};
  return setrlimit(RLIMIT_CPU, &limits) == 0;
}

// The number of processes is not limited here: that count is one of the whole user, threads included. What makes a process
// is refused by seccomp.
static int limit_resources(unsigned long long address_space, unsigned long long processor_seconds) {
  int done = limit_processor_time(processor_seconds);
  done &= limit(RLIMIT_FSIZE, 0);
  done &= limit(RLIMIT_CORE, 0);
  done &= limit(RLIMIT_NOFILE, 16);
#ifdef __linux__
  done &= limit(RLIMIT_AS, address_space);
#else
  (void)address_space;
#endif
  return done;
}

#ifdef __linux__

// The numbers of landlock's calls are the same on every architecture; glibc has no functions for them, and older headers
// not even the structures.
#define LANDLOCK_CREATE_RULESET 444
#define LANDLOCK_RESTRICT_SELF 446

struct landlock_ruleset {
  uint64_t files;
  uint64_t ports;
  uint64_t scopes;
};

// A ruleset that handles every kind of access and allows none.
static int forbid_files(void) {
  long version = syscall(LANDLOCK_CREATE_RULESET, NULL, 0, 1u);
  if (version < 1) return 0;
  struct landlock_ruleset rules = {.files = (1u << 13) - 1};
  size_t size = sizeof rules.files;
  if (version >= 2) rules.files |= 1u << 13;
  if (version >= 3) rules.files |= 1u << 14;
  if (version >= 4) {
    rules.ports = 3;
    size = 2 * sizeof(uint64_t);
  }
  if (version >= 5) rules.files |= 1u << 15;
  if (version >= 6) {
    rules.scopes = 3;
    size = sizeof rules;
  }
  int descriptor = (int)syscall(LANDLOCK_CREATE_RULESET, &rules, size, 0u);
  if (descriptor < 0) return 0;
  int done = syscall(LANDLOCK_RESTRICT_SELF, descriptor, 0u) == 0;
  close(descriptor);
  return done;
}

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef OWN_ARCHITECTURE

// What computing, memory, threads and the one open channel need. `open`, `socket`, `execve`, `kill`, `ptrace` and whatever a
// later kernel adds are not here.
static const unsigned allowed[] = {
    SYS_read, SYS_write, SYS_readv, SYS_writev, SYS_close, SYS_lseek, SYS_fstat,
    SYS_mmap, SYS_munmap, SYS_mprotect, SYS_mremap, SYS_madvise, SYS_brk,
    SYS_futex, SYS_set_robust_list, SYS_sched_yield, SYS_sched_getaffinity,
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_restart_syscall,
    SYS_exit, SYS_exit_group, SYS_getpid, SYS_gettid, SYS_getrandom,
    SYS_clock_gettime, SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday,
    SYS_getrusage, SYS_sysinfo,
#ifdef SYS_rseq
    SYS_rseq,
#endif
#ifdef SYS_membarrier
    SYS_membarrier,
#endif
#ifdef SYS_time
    SYS_time,
#endif
};

enum { ALLOWED = sizeof allowed / sizeof allowed[0] };

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define REFUSE(error) ANSWER(SECCOMP_RET_ERRNO | (error))

static int forbid_calls(void) {
  struct sock_filter code[2 * ALLOWED + 24];
  size_t n = 0;
  // Numbers mean something else to another architecture.
  code[n++] = (struct sock_filter)LOAD(arch);
  code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0);
  code[n++] = (struct sock_filter)ANSWER(SECCOMP_RET_KILL_PROCESS);
  code[n++] = (struct sock_filter)LOAD(nr);
  for (size_t i = 0; i < ALLOWED; i++) {
    code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, allowed[i], 0, 1);
    code[n++] = (struct sock_filter)ANSWER(SECCOMP_RET_ALLOW);
  }
  // What `clone3` makes cannot be seen from here; without it the C library takes `clone`, of which only threads pass.
  code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1);
  code[n++] = (struct sock_filter)REFUSE(ENOSYS);
  code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4);
  code[n++] = (struct sock_filter)LOAD(args[0]);
  code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1);
  code[n++] = (struct sock_filter)ANSWER(SECCOMP_RET_ALLOW);
  code[n++] = (struct sock_filter)REFUSE(EPERM);
  // A signal may be sent to this process only: that is how a program that traps dies.
  code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_tgkill, 0, 3);
  code[n++] = (struct sock_filter)LOAD(args[0]);
  code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)getpid(), 0, 1);
  code[n++] = (struct sock_filter)ANSWER(SECCOMP_RET_ALLOW);
  code[n++] = (struct sock_filter)REFUSE(EPERM);
  struct sock_fprog program = {.len = (unsigned short)n, .filter = code};
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
}

#else
static int forbid_calls(void) { return 0; }
#endif

int sandbox_enter(unsigned long long address_space, unsigned long long processor_seconds) {
  int layers = 0;
  if (limit_resources(address_space, processor_seconds)) layers |= SANDBOX_LIMITS;
  // Both that follow ask for this first.
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) layers |= SANDBOX_PRIVILEGES;
  if (forbid_files()) layers |= SANDBOX_LANDLOCK;
  if (forbid_calls()) layers |= SANDBOX_SECCOMP;
  return layers;
}

#else

int sandbox_enter(unsigned long long address_space, unsigned long long processor_seconds) {
  return limit_resources(address_space, processor_seconds) ? SANDBOX_LIMITS : 0;
}

#endif

int sandbox_holes(void) {
  int holes = 0;
  int file = open("/", O_RDONLY);
  if (file >= 0) {
    holes |= 1;
    close(file);
  }
  int port = socket(AF_INET, SOCK_STREAM, 0);
  if (port >= 0) {
    holes |= 2;
    close(port);
  }
  pid_t child = fork();
  if (child == 0) _exit(0);
  if (child > 0) {
    holes |= 4;
    waitpid(child, NULL, 0);
  }
  return holes;
}
