String log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] music/Album.java:')
assert log.contains('[ERROR] -public record Album(String title) {')
assert log.contains('[ERROR] +\t\t@Nullable Integer released) {')
assert log.contains('Records and schema have drifted apart in 1 file')
assert !new File(basedir, 'src/main/java/music/Album.java').text.contains('released')
return true
