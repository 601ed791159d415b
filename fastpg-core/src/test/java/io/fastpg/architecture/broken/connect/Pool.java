package io.fastpg.architecture.broken.connect;

import io.fastpg.architecture.broken.schema.Table;

/** May import {@code exception} only. */
record Pool(Table table) {

}
