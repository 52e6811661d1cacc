@NullMarked
package dev.holdfast.conditions;

import org.jspecify.annotations.NullMarked;
