//! A tiny checkout with a tiny trade folder, for the tests of this tool.
//! Knows the smallest input that builds; each test changes one thing in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{build, publish, run};

/// Files of the checkout that builds; trade files are under `baci/`.
const FILES: [(&str, &str); 22] = [
    ("data/EDITION", "2026-11-22\n"),
    (
        "data/editorial/minerals.csv",
        "mineral,stage,order,tier,hs_revision,hs_codes,production_mineral,production_stage,closure,mineral_en,\
         mineral_de,mineral_fr,mineral_ja,stage_en,stage_de,stage_fr,stage_ja,caveat_en\n\
         graphite,natural,1,1,HS92,250410+250490,graphite_natural,mine,production,G,G,G,G,n,n,n,n,Mind.\n\
         graphite,battery-grade,2,2,,,,,net_exports,G,G,G,G,b,b,b,b,\n\
         gallium,metal,1,2,HS17,811292,,,net_exports,Ga,Ga,Ga,Ga,m,m,m,m,\n",
    ),
    (
        "data/editorial/goods.csv",
        "mineral,stage,en,de,fr,ja\ngraphite,natural,n,n,n,n\ngraphite,battery-grade,b,b,b,b\ngallium,metal,m,m,m,m\n",
    ),
    (
        "data/editorial/aliases.csv",
        "alias,mineral,note\ngraphite_natural,graphite,\ngermanium,gallium,\nboth,gallium|graphite,\nnothing,,\n",
    ),
    ("data/editorial/caveats.csv", "mineral,stage,de,fr,ja\ngraphite,natural,d,f,j\n"),
    (
        "data/editorial/places.csv",
        "iso3,name_en,name_de,name_fr,name_ja,lon,lat,covers,note\n\
         ANT,A,A,A,A,-68.9,12.1,CUW,\nCUW,,,,,-68.9,12.2,,\n",
    ),
    (
        "data/countries/countries.csv",
        "iso2,iso3,iso_n3,name_en,name_de,name_fr,name_ja,label_lon,label_lat,centroid_lon,centroid_lat,\
         in_world_atlas_110m,in_world_atlas_50m,groups\n\
         CN,CHN,156,C,C,C,C,103.9,36.6,0,0,1,1,\n\
         CW,CUW,531,U,U,U,U,,,0,0,0,0,\n\
         DE,DEU,276,D,D,D,D,10.4,51.1,0,0,1,1,EU27|G7|OECD\n\
         JP,JPN,392,J,J,J,J,138.1,36.0,0,0,1,1,G7|OECD|QUAD\n\
         TW,TWN,158,T,T,T,T,120.9,23.7,0,0,1,1,\n",
    ),
    (
        "data/baci/country_codes.csv",
        "country_code,country_name,country_iso2,country_iso3\n156,China,CN,CHN\n",
    ),
    (
        "data/sources.csv",
        "id,title,publisher,licence,url,cited_as\nusgs,MCS,USGS,public domain,https://usgs.gov/,MCS\n",
    ),
    (
        "data/output/production.csv",
        "year,mineral,stage,country_iso3,quantity,unit,estimated_flag,source,country_name_source,form,qualifier,note\n\
         2024,graphite_natural,mine,CHN,1270000.0,t,1,MCS,China,gross,,\n\
         2024,graphite_natural,mine,DEU,,t,0,MCS,Germany,gross,withheld,\n\
         2024,graphite_natural,mine,JPN,0,t,0,MCS,Japan,gross,zero,\n\
         2024,graphite_natural,mine,WLD,1270000.0,t,1,MCS,World,gross,,\n",
    ),
    (
        "data/output/reserves.csv",
        "year,mineral,country_iso3,quantity,unit,qualifier,source,country_name_source,form,note\n\
         2025,graphite_natural,CHN,100000000.0,t,,MCS,China,gross,\n\
         2025,graphite_natural,DEU,,t,included in world total,MCS,Germany,gross,\n\
         2025,graphite_natural,OTH,,t,not available,MCS,Other countries,gross,\n\
         2025,graphite_natural,WLD,310000000.0,t,>,MCS,World total,gross,\n",
    ),
    (
        "data/policy/controls.csv",
        "id,date_announced,date_effective,date_end,suspended_from,suspended_until,issuing_country_iso3,issuing_body,\
         instrument,type,minerals,targets,status,summary,source_title,source_url,source2_url,confidence\n\
         X-1,2023-10-20,,,,,CHN,b,i,licence,graphite_natural,ALL,in force,s,t,https://x.org/,,high\n",
    ),
    (
        "data/policy/initiatives.csv",
        "id,name,type,date,status,countries_iso3,parties,mineral,stage,quantity,quantity_unit,term_years,amount,\
         amount_currency,site_name,site_country_iso3,lat,lon,coord_source,summary,source_title,source_url,\
         source2_url,confidence\n\
         Y-1,n,offtake,2024,signed,DEU|JPN,p,graphite_natural,mine,100,t/yr,,,,,JPN,36.5,-138,c,s,t,https://y.org/,,high\n",
    ),
    (
        "data/policy/stockpiles.csv",
        "country_iso3,holder,category,mineral,metric,value,unit,as_of,status,description,source_title,source_url,\
         confidence\n\
         JPN,h,imports,graphite_natural,imports,97500,t,2021,s,d,t,https://z.org/,high\n\
         G7,h,programme,all,plan,,,2024-H1,s,d,t,https://z.org/,low\n",
    ),
    (
        "data/editorial/policy_texts.csv",
        "id,title_en,title_de,title_fr,title_ja,status_en,status_de,status_fr,status_ja\n\
         X-1,Licence,Genehmigung,,,seen,gesehen,,\nY-1,Deal,Vertrag,Accord,,signed,unterzeichnet,,\n",
    ),
    (
        "data/editorial/deals.csv",
        "id,mineral,stage,buyer_iso3,same_goods,note_en,note_de,note_fr,note_ja\n\
         Y-1,graphite,natural,DEU,no,Anode.,Anoden.,,\n",
    ),
    (
        "data/editorial/stock_facts.csv",
        "country_iso3,category,mineral,metric,as_of,minerals,text_en,text_de,text_fr,text_ja\n\
         JPN,imports,graphite_natural,imports,2021,both,{value} t in {year}.,{year}: {value} t.,,\n\
         G7,programme,all,plan,2024-H1,ALL,A plan.,Ein Plan.,,\n",
    ),
    (
        "data/nrcan/canada_sites.csv",
        "name,operator,minerals,stage,status,province,lat,lon,nrcan_object_id,source\n\
         Mine,Firm,nothing|graphite,Producing Mine,Active,Quebec,46.33333,-72.43336,1,s\n\
         Works,,nothing,Processing Facility,Active,Quebec,46.4,-72.5,2,s\n\
         Plan,,germanium,Advanced Processing Project,On hold / suspended,Quebec,46.5,-72.5,3,s\n",
    ),
    (
        "baci/country_codes_V202601.csv",
        "country_code,country_name,country_iso2,country_iso3\n156,China,CN,CHN\n276,Germany,DE,DEU\n392,Japan,JP,JPN\n\
         490,\"Other Asia, nes\",,S19\n530,Antilles,AN,ANT\n697,\"EFTA, nes\",,R20\n",
    ),
    (
        "baci/BACI_HS92_Y2022_V202601.csv",
        "t,i,j,k,v,q\n2022,156,276,250410,10.000,5.000\n2022,156,392,250410,20.000,8.500\n2022,276,392,250490,1.500,NA\n\
         2022,156,392,010121,3.000,1.000\n",
    ),
    (
        "baci/BACI_HS17_Y2022_V202601.csv",
        "t,i,j,k,v,q\n2022,156,392,811292,7.001,NA\n2022,156,392,250410,4.000,1.000\n",
    ),
    ("baci/partial/BACI_HS17_Y2019_V202601_top6.csv", "t,i,j,k,v,q\n2019,490,530,811292,2.000,NA\n"),
];

/// The two trade files that tests change most.
pub const HS92: &str = "baci/BACI_HS92_Y2022_V202601.csv";
pub const HS17: &str = "baci/BACI_HS17_Y2022_V202601.csv";

/// A checkout in a folder of its own, removed at the end.
pub struct Fixture {
    pub root: PathBuf,
}

impl Fixture {
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name =
            format!("minerals-map-data-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let fixture = Self { root: std::env::temp_dir().join(name) };
        for (name, text) in FILES {
            fixture.write(name, text);
        }
        fs::create_dir_all(fixture.root.join("public")).unwrap();
        fixture
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn remove(&self, name: &str) {
        fs::remove_file(self.root.join(name)).unwrap();
    }

    /// Replaces `old`, which must be there, by `new`.
    pub fn replace(&self, name: &str, old: &str, new: &str) {
        let text = self.text(name);
        assert!(text.contains(old), "{name} has no {old}");
        self.write(name, text.replacen(old, new, 1));
    }

    pub fn append(&self, name: &str, text: &str) {
        self.write(name, self.text(name) + text);
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.root.join(name)).unwrap()
    }

    pub fn run(&self, check: bool) -> Result<(), String> {
        run(Some(&self.root.join("baci")), &self.root, check).map_err(|e| e.to_string())
    }

    /// The index and the two reports as a run would write them.
    pub fn built(&self) -> Built {
        let (build, _) = build(&self.root.join("baci"), &self.root).unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Built {
            index: serde_json::from_slice(&build.dataset["index.json"]).unwrap(),
            report: text(&build.reports["data/REPORT.md"]),
            by_year: text(&build.reports["data/REPORT.csv"]),
            files: build.dataset,
        }
    }

    /// Everything below `public/` and the reports: what a failed run must not touch.
    pub fn published(&self) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        for folder in ["public", publish::DATASET, "data"] {
            for entry in fs::read_dir(self.root.join(folder)).into_iter().flatten() {
                let path = entry.unwrap().path();
                let content = if path.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
                found.insert(path.display().to_string(), content);
            }
        }
        found
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// What a run would write.
pub struct Built {
    pub index: serde_json::Value,
    pub report: String,
    pub by_year: String,
    pub files: BTreeMap<String, Vec<u8>>,
}
