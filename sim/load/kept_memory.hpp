// Memory that a long run asks for again and again.
#pragma once

namespace juchu {

/// Lets the process keep what it frees. Each replication needs as much as the one before it; given
/// back to the system and asked for again, it would cost as much time as the simulation. For
/// programs to call, once; does nothing where the C library offers no such setting.
void keep_freed_memory();

}  // namespace juchu
