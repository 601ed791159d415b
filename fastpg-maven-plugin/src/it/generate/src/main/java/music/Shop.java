package music;

import java.math.BigDecimal;
import java.util.List;

import io.fastpg.row.Row;

final class Shop {

	static final Album ALBUM = new Album(null, "Powerage", List.of(Medium.vinyl, Medium._78_RPM), 1978, null);

	static final Row CHEAPER = Album.changes().price(BigDecimal.ONE).row();

	private Shop() {
	}

}
