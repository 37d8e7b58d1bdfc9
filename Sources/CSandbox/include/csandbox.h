// What a process gives up for good before it runs code that nobody has read.
#pragma once

// The layers, in the order in which they are applied; those that the system has.
enum {
  SANDBOX_LIMITS = 1,      // setrlimit: address space, processor time, files, open descriptors, core dumps
  SANDBOX_PRIVILEGES = 2,  // no_new_privs: no program run from here may gain rights
  SANDBOX_LANDLOCK = 4,    // landlock: no file at all, and no port where the kernel knows of ports
  SANDBOX_SECCOMP = 8      // seccomp: all system calls but a few are refused with EPERM
};

// Closes every descriptor from `first` on, so that nothing that the parent had open can be reached.
void sandbox_close_descriptors(int first);

// Applies all layers that the system has and returns those that are active. There is no way back. To be called before
// the process has made a thread: landlock holds for the calling thread and for those it makes.
int sandbox_enter(unsigned long long address_space, unsigned long long processor_seconds);

// Whether a file can be opened and a socket be made after all: what the layers are for, tried out. Bits: 1 a file, 2 a
// socket, 4 another process.
int sandbox_holes(void);
