"""Checks a ZIP with the reference reader of SOZip: every member is complete, reading can start anywhere in the
named member, and GDAL opens it inside the ZIP where it is a map."""
import random
import sys

import pyogrio
import sozipfile.sozipfile as sozipfile

path, member, original = sys.argv[1:]
sound = open(original, "rb").read()
with sozipfile.ZipFile(path) as archive:
    assert archive.testzip() is None
    info = archive.getinfo(member)
    assert info.is_sozip_optimized(archive), "no seek index"
    assert not any(".sozip.idx" in name for name in archive.namelist())
    with archive.open(member) as reader:
        random.seed(1)
        for _ in range(50):
            place = random.randrange(len(sound))
            reader.seek(place)
            assert reader.read(100) == sound[place : place + 100], place
if member.endswith(".gpkg"):
    assert pyogrio.__gdal_version__ >= (3, 7, 0)
    inside = pyogrio.read_info(f"/vsizip/{path}/{member}")
    outside = pyogrio.read_info(original)
    assert inside["features"] == outside["features"] > 0
    fields, _, geometry, values = pyogrio.raw.read(f"/vsizip/{path}/{member}")
    assert len(geometry) == inside["features"]
