package io.fastpg.maven;

import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

import io.fastpg.codegen.SchemaSource;

/**
 * Who connects.
 *
 * @param username the role; null for the one in the URL
 * @param password its password; null for the one in the URL
 */
record Credentials(@Nullable String username, @Nullable String password) {

	/** What the parameters do not say is taken from the settings. */
	static Credentials of(@Nullable String username, @Nullable String password, @Nullable String serverId,
			@Nullable Settings settings, @Nullable SettingsDecrypter decrypter) {
		if (serverId == null) {
			return new Credentials(username, password);
		}
		Server server = (settings != null) ? settings.getServer(serverId) : null;
		if (server == null) {
			throw new IllegalArgumentException("The settings have no server \"" + serverId
					+ "\". Add it with its user and password, or give them as parameters.");
		}
		Server open = (decrypter != null) ? decrypter.decrypt(new DefaultSettingsDecryptionRequest(server)).getServer()
				: server;
		return new Credentials((username != null) ? username : open.getUsername(),
				(password != null) ? password : open.getPassword());
	}

	SchemaSource source(String url) {
		return new SchemaSource(url, this.username, this.password);
	}

	/**
	 * Returns the user, never the password.
	 */
	@Override
	public String toString() {
		return "Credentials[username=" + this.username + "]";
	}

}
