// Read by mongosh, for create-reader. The user's name and password are those of the address that questions use.
const reader = new URL(process.env.DATALK_READER_URI);
const admin = connect(process.env.DATALK_WRITER_URI).getSiblingDB("admin");
const name = decodeURIComponent(reader.username);
const account = {
  pwd: decodeURIComponent(reader.password),
  roles: [{ role: "readAnyDatabase", db: "admin" }],
};
if (admin.getUser(name) === null) {
  admin.createUser({ user: name, ...account });
} else {
  admin.updateUser(name, account);
}
