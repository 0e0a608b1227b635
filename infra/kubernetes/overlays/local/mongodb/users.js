// Run once by the image of MongoDB, on an empty volume: the two users that the app connects as.
const datalk = db.getSiblingDB("datalk");
datalk.createUser({
  user: "datalk-writer",
  pwd: process.env.DATALK_WRITER_PASSWORD,
  roles: [{ role: "readWrite", db: "datalk" }],
});
datalk.createUser({
  user: "datalk-reader",
  pwd: process.env.DATALK_READER_PASSWORD,
  roles: [{ role: "read", db: "datalk" }],
});
