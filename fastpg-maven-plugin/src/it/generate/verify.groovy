assert new File(basedir, 'target/generated-sources/fastpg/music/Album.java').text.contains('What can be bought.')
assert new File(basedir, 'target/classes/music/Album.class').exists()
assert new File(basedir, 'target/classes/music/Shop.class').exists()
return true
