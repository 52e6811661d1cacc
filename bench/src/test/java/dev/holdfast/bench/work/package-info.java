@NullMarked
package dev.holdfast.bench.work;

import org.jspecify.annotations.NullMarked;
